/* Eight threads make documents at once, each the same one and one of its own, alone and of a list:
 * each must come out as one thread alone makes it. Under ThreadSanitizer: make tsan. With the
 * argument `race` two threads use one counter, so that the tool is seen to find it. */
#include "kehoach.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, ROUNDS = 4 };

static const char common[] = "[văn bản]\nsố = 7\nngày = 06/02/2026\nđịa danh = An Thịnh\n"
                             "trích yếu = Ra quân dọn vệ sinh\n"
                             "[cơ quan]\ntên = Ủy ban nhân dân xã An Thịnh\n"
                             "[mục I]\ntiêu đề = Nội dung\nnội dung =\n    1. Việc\n    a) Dọn.\n"
                             "[nơi nhận]\nlưu = VT\n[ký]\nchức vụ = CHỦ TỊCH\nhọ tên = An\n";
static const char wrong[] = "[văn bản]\nngày = 31/02/2026\nkhóa lạ = 1\n";

typedef struct output {
    unsigned char *bytes;
    size_t n;
} output;

typedef struct work {
    int number;
    const char *list;
    const output
        *expected; /* [0]: the common one, [1]: its own, [2]: of the list; NULL: to be made */
    output made[3];
    bool good;
} work;

static bool keep(output *o, const void *bytes, size_t n)
{
    o->bytes = malloc(n + 1);
    if (!o->bytes)
        return false;
    memcpy(o->bytes, bytes, n);
    o->n = n;
    return true;
}

static bool take(work *w, int which, const void *bytes, size_t n)
{
    if (!w->expected)
        return keep(&w->made[which], bytes, n);
    const output *e = &w->expected[which];
    return e->n == n && memcmp(e->bytes, bytes, n) == 0;
}

static bool render(work *w, int which, const char *text, const kh_options *options)
{
    const void *bytes;
    size_t n;
    kh_document *d = kh_open();
    bool good = d && kh_read_memory(d, "ke-hoach.ini", text, strlen(text), options) == KH_OK;
    if (good && options && options->n_lists)
        good = kh_unit_count(d) == 3 && kh_render_unit(d, 2, KH_DOCX, &bytes, &n) == KH_OK;
    else
        good = good && kh_render(d, KH_DOCX, &bytes, &n) == KH_OK;
    good = good && take(w, which, bytes, n);
    kh_close(d);
    return good;
}

/* What it was given is gone when the line is shown. */
static bool is_told(kh_language speech)
{
    kh_message m = {0};
    kh_document *d = kh_open();
    char *given = strdup(wrong);
    bool good =
        d && given && kh_read_memory(d, "sai.ini", given, sizeof wrong - 1, NULL) == KH_E_INPUT;
    if (given)
        memset(given, 'x', sizeof wrong - 1);
    free(given);
    bool told = false;
    for (size_t k = 0; good && k < kh_message_count(d); k++) {
        good = kh_message_get(d, k, speech, &m) == KH_OK && m.text[0];
        told |= m.source_line && strcmp(m.source_line, "ngày = 31/02/2026") == 0;
    }
    kh_close(d);
    return good && told;
}

static void *run(void *context)
{
    work *w = context;
    char number[32], own[sizeof common + 8];
    const char *sets[] = {number};
    const char *lists[] = {w->list};
    const kh_options alone = {.sets = sets, .n_sets = 1};
    const kh_options units = {.lists = lists, .n_lists = 1, .jobs = 2, .level = "xa"};
    snprintf(number, sizeof number, "văn bản.số=%d", 100 + w->number);
    snprintf(own, sizeof own, "%s", common);
    w->good = true;
    for (int round = 0; round < (w->expected ? ROUNDS : 1); round++)
        w->good = w->good && render(w, 0, common, NULL) && render(w, 1, own, &alone) &&
                  render(w, 2, common, &units) &&
                  is_told(w->number % 2 ? KH_ENGLISH : KH_VIETNAMESE);
    return NULL;
}

static int counter;

static void *count(void *context)
{
    for (int i = 0; i < 1000; i++)
        counter++;
    return context;
}

static bool at_once(void *(*function)(void *), work *all, size_t n)
{
    pthread_t threads[THREADS];
    size_t started = 0;
    while (started < n && pthread_create(&threads[started], NULL, function, &all[started]) == 0)
        started++;
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    return started == n;
}

int main(int argc, char **argv)
{
    static work first[THREADS], all[THREADS];
    int failed = 0;
    if (argc == 2 && strcmp(argv[1], "race") == 0)
        return !at_once(count, all, 2);
    if (argc != 2) {
        fprintf(stderr, "usage: threads LIST.csv | threads race\n");
        return 2;
    }
    for (int i = 0; i < THREADS; i++)
        first[i].number = all[i].number = i, first[i].list = all[i].list = argv[1];
    /* The first use of everything is by all threads at once: what is made once is made then. */
    failed += !at_once(run, first, THREADS);
    for (int i = 0; i < THREADS; i++) {
        failed += !first[i].good;
        all[i].expected = first[0].made;
        failed += first[i].made[0].n != first[0].made[0].n;
    }
    for (int i = 0; i < THREADS && failed == 0; i++) { /* alone, against what came out at once */
        work alone = {.number = i, .list = argv[1], .expected = first[i].made};
        run(&alone);
        failed += !alone.good;
        all[i].expected = first[i].made;
    }
    failed += !at_once(run, all, THREADS);
    for (int i = 0; i < THREADS; i++) {
        failed += !all[i].good;
        for (int k = 0; k < 3; k++)
            free(first[i].made[k].bytes);
    }
    if (failed)
        printf("%d threads made something else than one alone\n", failed);
    return failed != 0;
}
