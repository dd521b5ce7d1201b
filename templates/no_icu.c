/* In the static program, what libxml2.a asks of ICU: a converter for an encoding that libxml2
 * doesn't know itself. There is none, which libxml2 tells of as a fault of the file. ICU itself
 * would bring 30 MB of tables, and C++. ICU's number, which its names end with, comes from the
 * Makefile. */
#define JOIN(name, number)     name##_##number
#define NUMBERED(name, number) JOIN(name, number)
#define OF_ICU(name)           NUMBERED(name, ICU)

enum { U_FILE_ACCESS_ERROR = 4 };

void *OF_ICU(ucnv_open)(const char *name, int *error);
void OF_ICU(ucnv_close)(void);
void OF_ICU(ucnv_convertEx)(void);
void OF_ICU(ucnv_setFromUCallBack)(void);
void OF_ICU(ucnv_setToUCallBack)(void);
void OF_ICU(UCNV_FROM_U_CALLBACK_STOP)(void);
void OF_ICU(UCNV_TO_U_CALLBACK_STOP)(void);

void *OF_ICU(ucnv_open)(const char *name, int *error)
{
    (void)name;
    *error = U_FILE_ACCESS_ERROR;
    return 0;
}

/* Nothing is opened, so nobody comes here. */
void OF_ICU(ucnv_close)(void)
{
}

void OF_ICU(ucnv_convertEx)(void)
{
}

void OF_ICU(ucnv_setFromUCallBack)(void)
{
}

void OF_ICU(ucnv_setToUCallBack)(void)
{
}

void OF_ICU(UCNV_FROM_U_CALLBACK_STOP)(void)
{
}

void OF_ICU(UCNV_TO_U_CALLBACK_STOP)(void)
{
}
