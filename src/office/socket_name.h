/* The name of the socket by which LibreOffice's instances find each other. */
#ifndef KH_OFFICE_SOCKET_NAME_H
#define KH_OFFICE_SOCKET_NAME_H

#include "base/str.h"

/* Where LibreOffice makes it for a profile (its URL, in ASCII), and leaves it when it is killed:
 * outside of every folder that it could be told of. */
str socket_name(arena *a, str profile);

/* MD5 (RFC 1321), as hexadecimal digits. */
str md5_digits(arena *a, str bytes);

#endif
