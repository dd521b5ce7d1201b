/* libkehoach: Vietnamese official plans (KẾ HOẠCH) as Word documents in the form of Nghị định
 * 30/2020/NĐ-CP. What inputs and templates may hold: README.md, templates/README.md.
 *
 *     kh_document *d = kh_open();
 *     if (!d)
 *         return KH_E_MEMORY;
 *     kh_status status = kh_read_file(d, "ke-hoach.ini", NULL);
 *     if (status == KH_OK)
 *         status = kh_write_file(d, KH_DOCX, "ke-hoach.docx");
 *     for (size_t i = 0; i < kh_message_count(d); i++) {
 *         kh_message m;
 *         if (kh_message_get(d, i, KH_ENGLISH, &m) == KH_OK)
 *             fprintf(stderr, "%s:%zu: %s [KH%04d]\n", m.file, m.line, m.text, m.code);
 *     }
 *     kh_close(d);
 *
 * Whole programs in C and in Python, and how they are linked: docs/library.md.
 *
 * ORDER. A document is opened, reads one input, is asked and written as often as one likes, and is
 * closed. Functions "on a document of its own" take one that has read nothing and reads nothing
 * after; several of them may be called on it. Before reading, the others find nothing: they give
 * KH_E_INPUT, 0 or NULL, and touch no file.
 *
 * FAULTS. Each function that can fail gives a kh_status; what was found is told by the document's
 * messages, which grow from call to call, each with a place, in Vietnamese or English. Notes and
 * warnings go with KH_OK (with options.strict warnings don't). After KH_E_INPUT, KH_E_USAGE or
 * KH_E_SYSTEM the document can be used further, after KH_E_MEMORY only be asked for messages and
 * closed: the function then gave what it has, NULL and 0 bytes, an empty string, a count so far.
 * A function that gives no kh_status can't fail. A file is written whole or not at all; whatever
 * fails, no part of one is left behind.
 *
 * WHOSE MEMORY. All that a function returns belongs to the document and lives until kh_close, or
 * as long as is said below; nothing of it is freed by the caller. What a function is given is
 * copied or read before it returns, and may be freed then. Out parameters (bytes, n, text, path, …)
 * are always set, whatever the status, and never NULL; so is a document, but in kh_close. Text is
 * UTF-8 and ends with a NUL where it is a `const char *`; bytes that come with their count n don't.
 *
 * THREADS. One document is used by one thread at a time; any number of them side by side, of the
 * same files too: the library keeps nothing outside of documents. Threads that it starts itself
 * (options.jobs) end before the function that started them returns. It never changes the locale,
 * the working folder, the umask or what signals do; of the environment it reads TMPDIR and PATH,
 * and FONTCONFIG_FILE for LibreOffice. A caller that sets a limit on file sizes ignores SIGXFSZ,
 * one that writes "-" to a pipe SIGPIPE: a message tells of both then. LibreOffice runs as a
 * process of its own, which is waited for by its id.
 *
 * LATER VERSIONS. Codes of messages keep their meaning; functions and constants are added. What
 * would break a program that was linked before, a further member of a struct too, gives the library
 * a new number (libkehoach.so.2); docs/abi.txt lists all of it. Structs that are given to the
 * library are zeroed first ("= {0}"): members that a later version has then mean nothing.
 */
#ifndef KEHOACH_H
#define KEHOACH_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define KH_API __attribute__((visibility("default")))

/* One input and what is made of it. */
typedef struct kh_document kh_document;

/* How a call ended; of several reasons the one with the greatest number. */
typedef enum kh_status {
    KH_OK = 0,
    KH_E_INPUT = 1,  /* the input must change: see the messages */
    KH_E_USAGE = 2,  /* an option is wrong: see the messages */
    KH_E_SYSTEM = 3, /* disk, permission, LibreOffice: see the messages */
    KH_E_MEMORY = 4, /* out of memory; the document can only be closed */
} kh_status;

/* A function that doesn't take a format says KH_E_USAGE. */
typedef enum kh_format {
    KH_DOCX,
    KH_PDF,  /* of the Word document, by LibreOffice, which runs for some seconds */
    KH_TEXT, /* the words, a paragraph a line */
    KH_DUMP, /* the plan as a tree, for tests and the curious */
    KH_JSON, /* of kh_inspect alone */
} kh_format;

/* Of messages and descriptions. */
typedef enum kh_language { KH_VIETNAMESE, KH_ENGLISH } kh_language;

/* Notes tell what was done or can be done better; of errors no document comes. */
typedef enum kh_severity { KH_NOTE, KH_WARNING, KH_ERROR } kh_severity;

/* What kh_read_… is to do. Zeroed means: nothing asked for. Strings and arrays are only read, and
 * copied; n_… says how many an array has. */
typedef struct kh_options {
    const char *level;         /* "tinh", "huyen", "xa" or a kind of unit; NULL: the input's */
    const char *template_name; /* a name or a path; NULL: "ke-hoach" */
    const char *const *template_folders; /* templates are looked for here, after `templates/` beside
                                          * the input and before the built-in ones */
    size_t n_template_folders;
    const char *const *sets; /* "section.key=value", over what the input says */
    size_t n_sets;
    const char *const *folders; /* `key = @file` may also read from these */
    size_t n_folders;
    const char *const *lists; /* lists of units (CSV, .xlsx; "-": CSV from standard input): a plan
                               * for each row */
    size_t n_lists;
    const char *out_folder; /* where plans of units are written; NULL: beside the input */
    const char *zip;        /* an archive of all of them in its stead ("-": standard output) */
    const char *file_name;  /* of each: "{{don_vi.ten}}"; NULL: what the input says, else this */
    const char *shard;      /* "2/16": of the lists' rows the 2nd, 18th, …; NULL: all */
    const char *manifest;   /* kh_write_units says here what it wrote (.csv or .json) */
    const char *from;       /* files that aren't Unicode are "tcvn3", "vni", "viscii" or "cp1258" */
    int keep_going;         /* where some rows have faults, the others are written */
    int resume;         /* units' files that are there as they would be written are left alone */
    int check_only;     /* all is examined, nothing written (kh_write_…): no folder, no file */
    int renumber;       /* mend labels that are out of order */
    int split_annexes;  /* the document and each annex are files of their own */
    int strict;         /* warnings are errors */
    int explain;        /* keep apart what words come from, for kh_explain_words */
    const char *epoch;  /* SOURCE_DATE_EPOCH, or NULL */
    const char *office; /* LibreOffice's program; NULL: soffice or libreoffice on PATH */
    int seconds;        /* that it may take for one document; 0: 120 */

    /* of plans of units */
    int jobs;  /* threads to make them with, 1 to 256; 0: 1. What comes out is the same. */
    int ahead; /* kh_write_units as KH_DOCX is next: make the documents while they are checked, and
                * keep them in memory, and in a file without a name where the folder is */
    void *context; /* what both functions are given; they are kept with the document */
    void (*progress)(void *context, size_t done, size_t all, int stage); /* kh_stage; or NULL */
    int (*stop)(void *context); /* other than 0: come to an end, KH_E_SYSTEM; or NULL */
} kh_options;

/* How far plans of units are. Both functions are called on the thread that called the library,
 * after each plan (PDFs: after each run of LibreOffice), while it reads a list (KH_CHECKING) and in
 * kh_write_units. They must return, and call nothing with this document; another is fine. */
typedef enum kh_stage { KH_CHECKING, KH_WRITING } kh_stage;

/* What is to be told of a place in an input. Strings live as long as the document; those that are
 * not said to be NULL never are. */
typedef struct kh_message {
    kh_severity severity;
    int code;            /* 205 is shown as KH0205 */
    const char *file;    /* as the caller named it */
    size_t line, column; /* from 1; column in characters; line 0: no place in a file */
    size_t byte;         /* offset in the original bytes */
    const char *text;
    const char *source_line; /* or the word of the command line; NULL: the file as a whole */
    size_t source_offset;    /* of the place, in bytes of source_line */
    const char *hint; /* the end of `text` that says what to do; NULL: nothing is to be done */
    const char *other_file; /* a second place that the text speaks of, as above; NULL: none */
    size_t other_line, other_column, other_byte;
} kh_message;

/* ---- opening and closing ---- */

/* The library's version, "0.1.0", with "+…" for a build between releases. It lives for ever. From
 * any thread. */
KH_API const char *kh_version(void);

/* A new document, to be closed with kh_close; NULL when there is no memory. From any thread. */
KH_API kh_document *kh_open(void);

/* Frees the document and all that was got from it. kh_close(NULL) does nothing. */
KH_API void kh_close(kh_document *d);

/* ---- reading ---- */

/* Reads an input (INI, or JSON) and builds its plan, or those of all rows of its lists; once per
 * document: KH_E_USAGE, without a message, the second time. All faults are found in one go.
 *   path, name   the file; "-": standard input. In memory: what messages call it; relative names in
 *                the input (`@file`, templates) are looked for in its folder.
 *   bytes, n     the input itself, which needs no NUL; may be NULL with 0
 *   options      NULL: none
 * KH_OK: it can be rendered and written. KH_E_INPUT: messages say what is to be mended; of a list
 * single plans may be whole all the same (kh_unit_is_whole). KH_E_USAGE: an option. KH_E_SYSTEM: a
 * file can't be read, or options.stop said so. */
KH_API kh_status kh_read_file(kh_document *d, const char *path, const kh_options *options);
KH_API kh_status kh_read_memory(kh_document *d, const char *name, const void *bytes, size_t n,
                                const kh_options *options);

/* Files that reading asked for, whether they are there or not: the input, templates and where they
 * were looked for, what all of these name, lists. As long as none of them changes, reading finds
 * the same. Files that plans of units alone name are not among them. Before reading: 0. */
KH_API size_t kh_source_count(kh_document *d);

/* The index-th of them (from 0), as it was opened. KH_E_USAGE, without a message, if there is none.
 */
KH_API kh_status kh_source_name(kh_document *d, size_t index, const char **path);

/* ---- one document ---- */

/* The document in memory, as long as it lives; of several files the first.
 *   format    KH_DOCX, KH_PDF, KH_TEXT or KH_DUMP
 *   bytes, n  get it; NULL and 0 if it fails
 * KH_E_INPUT if the plan isn't whole, or there is a list; KH_E_USAGE, without a message, for
 * another format; KH_E_SYSTEM where LibreOffice is missing or fails. */
KH_API kh_status kh_render(kh_document *d, kh_format format, const void **bytes, size_t *n);

/* Renders and writes to the file `path`, whole or not at all, over whatever file is there but an
 * input. "-" is standard output. Where there are several files all are written, or none (KH_E_USAGE
 * for standard output); those of the annexes replace no file that this library didn't write, or
 * that was edited since. KH_E_INPUT as kh_render and where a file mustn't be replaced, KH_E_SYSTEM
 * for the disk. */
KH_API kh_status kh_write_file(kh_document *d, kh_format format, const char *path);

/* As kh_write_file for KH_DOCX or KH_PDF, to the input's name with ".docx" or ".pdf" in place of
 * its ending; but a file that is there is replaced only if it is unchanged since this library wrote
 * it (KH_E_INPUT). *path gets the name. */
KH_API kh_status kh_write_beside(kh_document *d, kh_format format, const char **path);

/* ---- plans of a list ---- */

/* With a list of units there is a plan for each, and none of the input alone: how many; 0 without
 * a list, or where nothing can be made. With options.shard there may be fewer than the lists have,
 * or none. */
KH_API size_t kh_unit_count(kh_document *d);

/* How many rows the lists have, whatever options.shard takes of them; 0 as above. */
KH_API size_t kh_row_count(kh_document *d);

/* How many more rows there are that say no unit (the name is blank, a cell too few), whatever
 * options.shard takes: no plan can be made of them, which messages tell; 0 as above. */
KH_API size_t kh_lost_row_count(kh_document *d);

/* The unit's name, "huyện Đăk Hà", as long as the document lives. NULL if there is no unit `index`
 * (from 0). A name that was not asked for before takes memory; "": there is none. */
KH_API const char *kh_unit_name(kh_document *d, size_t index);

/* 1 if the unit's plan has no faults and can be rendered and written; else, or without such a
 * unit, 0. */
KH_API int kh_unit_is_whole(kh_document *d, size_t index);

/* One unit's plan in memory, as kh_render, but until one of a unit is rendered or written next. Of
 * several files the first. KH_E_INPUT if it isn't whole, KH_E_USAGE, without a message, if there is
 * no such unit or the format is another. */
KH_API kh_status kh_render_unit(kh_document *d, size_t index, kh_format format, const void **bytes,
                                size_t *n);

/* Writes the plans of all units as KH_DOCX or KH_PDF, each under its own name; a file that is there
 * is replaced only if it is unchanged since this library wrote it. All are looked at before the
 * first is written: nothing is, if one has faults, or its name is taken by a file that was edited,
 * an input or a folder; with `keep_going` the others are. Should the disk fail after that, those
 * before stay; with `keep_going` it goes on, unless the disk is full or read-only. When it returns
 * KH_OK all are on the disk. *written gets the number of those that stand there now, whatever is
 * returned (options.check_only: that would be written); *folder the folder's name. A plan that
 * wasn't let in counts as not whole from then on.
 * options.zip: one archive, whole or not at all, which replaces none that this library didn't write
 * or that was edited since; *folder is its name. */
KH_API kh_status kh_write_units(kh_document *d, kh_format format, size_t *written,
                                const char **folder);

/* Of those written last, how many were there already and left as they were (options.resume). */
KH_API size_t kh_unit_same_count(kh_document *d);

/* ---- documents of several files ---- */

/* Files that the document comes to: 1; with options.split_annexes one more for each annex; 0 if the
 * plan isn't whole, or there is a list. The 0th is the document, the others its annexes in order.
 */
KH_API size_t kh_file_count(kh_document *d);

/* The same of a unit's plan; 0 if there is no such unit. */
KH_API size_t kh_unit_file_count(kh_document *d, size_t index);

/* The name of the i-th file where that of the document is `path`: "a.docx", "a.phu-luc-1.docx". It
 * asks neither the plan nor the disk; only KH_E_MEMORY can come of it. */
KH_API kh_status kh_file_name(kh_document *d, const char *path, size_t index, const char **name);

/* The i-th file in memory, as kh_render; KH_E_USAGE, without a message, if there is none of that
 * index. */
KH_API kh_status kh_render_file(kh_document *d, size_t index, kh_format format, const void **bytes,
                                size_t *n);

/* The same of a unit, as kh_render_unit. */
KH_API kh_status kh_render_unit_file(kh_document *d, size_t unit, size_t index, kh_format format,
                                     const void **bytes, size_t *n);

/* ---- pictures of pages ---- */

/* What kh_write_pages is to draw; zeroed: all pages, beside the input. */
typedef struct kh_pages {
    const char *unit;   /* whose plan of a list, by name; else NULL */
    const char *folder; /* NULL: "ke-hoach.ini" gives "ke-hoach-trang" */
    int dpi;            /* 20 to 600; 0: 96 */
    int first, last;    /* from 1; 0: the document's */
} kh_pages;

/* The pages as they look, `trang-01.png` and so on, by LibreOffice and poppler. A picture that is
 * there is replaced only if it is unchanged since this library wrote it; all are looked at before
 * the first is written. Other pages of an earlier call are removed, on the same condition.
 * *written gets how many there are now, *folder the folder's name. `how` may be NULL. KH_E_INPUT if
 * the plan isn't whole or a picture was edited, KH_E_USAGE for a unit or pages that there aren't,
 * KH_E_SYSTEM where LibreOffice or poppler is missing or fails. */
KH_API kh_status kh_write_pages(kh_document *d, const kh_pages *how, size_t *written,
                                const char **folder);

/* ---- about templates, values and words ---- */

/* All templates that can be asked for by name, a line each, those with faults too; on a document
 * of its own. Of the options those that say where templates are count (NULL: none). text, n: UTF-8,
 * as long as the document lives; so in all functions below. */
KH_API kh_status kh_list_templates(kh_document *d, const kh_options *options, kh_language language,
                                   const void **text, size_t *n);

/* What a template holds and wants: KH_TEXT, or KH_JSON (its shape: kehoach-inspect(1)); on a
 * document of its own. KH_E_USAGE if there is none of the name, KH_E_INPUT if it has faults. */
KH_API kh_status kh_inspect(kh_document *d, const char *template_name, const kh_options *options,
                            kh_format format, kh_language language, const void **text, size_t *n);

/* After reading, whether the plan is whole or not: what gave a value ("hội nghị.ngày") or a part
 * ("muc_dich"), layer by layer. `unit`: whose plan of a list, by name; else NULL. KH_E_USAGE if
 * there is no such value or unit. */
KH_API kh_status kh_explain_key(kh_document *d, const char *key, const char *unit,
                                kh_language language, const void **text, size_t *n);

/* The same for words on the page: every place where they stand, and where each piece of them was
 * written. Finer with options.explain. KH_E_INPUT if they stand nowhere. */
KH_API kh_status kh_explain_words(kh_document *d, const char *words, const char *unit,
                                  kh_language language, const void **text, size_t *n);

/* A commented starter input for options.template_name and options.level, in Vietnamese; on a
 * document of its own. */
KH_API kh_status kh_starter(kh_document *d, const kh_options *options, const void **text,
                            size_t *n);

/* The same to a file, which must not be there yet (KH_E_USAGE). "-" is standard output. */
KH_API kh_status kh_starter_file(kh_document *d, const kh_options *options, const char *path);

/* ---- a starter, question by question ---- */

typedef enum kh_answer_kind {
    KH_ANSWER_WORDS,
    KH_ANSWER_BODY, /* paragraphs, a line each */
    KH_ANSWER_DATE,
    KH_ANSWER_NUMBER,
    KH_ANSWER_MONEY,
    KH_ANSWER_LIST, /* an entry a line */
    KH_ANSWER_CHOICE,
} kh_answer_kind;

/* What a starter has a value for. Strings live as long as the document and are never NULL; where
 * there is nothing to say they are empty. Several lines are parted by line breaks. */
typedef struct kh_question {
    const char *key;      /* "hội nghị.ngày" */
    const char *help;     /* in Vietnamese */
    const char *standard; /* what holds without an answer; "": nothing */
    const char *example;  /* what the text has as long as it isn't answered */
    const char *choices;  /* what the answer may be, a line each; "": anything of the kind */
    const char *answer;   /* the last one; "-": nothing is to stand there */
    kh_answer_kind kind;
    int lines;            /* the answer may have several */
    int required;         /* it is known that there must be one */
    int answered;         /* with `answer` "": the standard, or left out */
    size_t line, n_lines; /* where it stands in kh_interview_text; 0: it wasn't asked for yet */
} kh_question;

/* Begins: a starter as of kh_starter, which answers then change; on a document of its own. `path`
 * is where it is to go (NULL, "-": nowhere): KH_E_USAGE if there is such a file, KH_E_SYSTEM if
 * none can be written there. *count gets how many questions there are. */
KH_API kh_status kh_interview(kh_document *d, const kh_options *options, const char *path,
                              size_t *count);

/* The i-th of them. Template and level come first, unless the options say them. KH_E_USAGE, without
 * a message, if there is none, or nothing was begun. */
KH_API kh_status kh_question_get(kh_document *d, size_t index, kh_question *question);

/* Answers it. "": the standard, or nothing where there is none; "-": nothing; NULL: takes the
 * answer back. *count gets how many questions there are now: another template or level has others.
 * KH_E_USAGE, KH_E_INPUT: there is no such template or level, or an input can't hold such words;
 * all is as before. Whether the value is good, kh_read_memory of the text tells. */
KH_API kh_status kh_answer(kh_document *d, size_t index, const char *answer, size_t *count);

/* The text with the answers so far. */
KH_API kh_status kh_interview_text(kh_document *d, const void **text, size_t *n);

/* The same to a file, which must not be there yet (KH_E_USAGE). "-" is standard output. */
KH_API kh_status kh_interview_file(kh_document *d, const char *path);

/* ---- words that may be typed ---- */

/* What may be typed, for those who complete command lines: names of templates, words for
 * options.level, keys for options.sets, names of encodings for options.from. */
typedef enum kh_word { KH_TEMPLATES, KH_LEVELS, KH_KEYS, KH_ENCODINGS } kh_word;

/* The words of a kind that begin with `begun` ("": all), a line each: the word, a tab, what it is
 * (which may be empty), in Vietnamese; on a document of its own. Begun in plain letters they are
 * given without marks ("van_ban.so=", "phuong"), else as written ("văn bản.số="). Keys are those of
 * options.template_name, without one of the template that the input `input` names (NULL: none); one
 * that ends in "." or "=" goes on, and behind "=" are the values of a choice. */
KH_API kh_status kh_complete(kh_document *d, kh_word kind, const char *begun, const char *input,
                             const kh_options *options, const void **text, size_t *n);

/* ---- words of documents ---- */

/* The words of a Word document (.docx of any program; "-": standard input), a paragraph or a row of
 * a table a line, footnotes last; on a document of its own. `from` as in kh_options, or NULL: of
 * words typed with the fonts of an old encoding. Words that are such, and weren't converted, are
 * given all the same, with KH_E_INPUT. */
KH_API kh_status kh_word_text(kh_document *d, const char *path, const char *from, int with_headers,
                              const void **text, size_t *n);

/* ---- text templates, manifests ---- */

/* What kh_fill and kh_fill_file read next is in this encoding, if it isn't Unicode ("tcvn3", … as
 * options.from; NULL: Unicode). KH_E_USAGE for a name that is none. */
KH_API kh_status kh_fill_from(kh_document *d, const char *from);

/* Fills a text template (Mustache, as its specification has it) with JSON data; on a document of
 * its own. Partials are `NAME.mustache`, then `NAME`, in the folder `partials` (NULL: the
 * template's). A file "-" is standard input. KH_E_INPUT for faults in template or data, KH_E_SYSTEM
 * for files that can't be read. */
KH_API kh_status kh_fill(kh_document *d, const char *template_path, const char *data_path,
                         const char *partials, const void **bytes, size_t *n);

/* The same to a file: whole, or nothing; never over an input. "-" is standard output. */
KH_API kh_status kh_fill_file(kh_document *d, const char *template_path, const char *data_path,
                              const char *partials, const char *path);

/* Joins the manifests (options.manifest) of a run's parts to one of the whole run, in `path` (.csv,
 * .json; "-": CSV to standard output); on a document of its own. KH_E_INPUT where rows are missing
 * or have no document (*written: what there is was joined all the same), where parts contradict
 * each other or are of different runs, and where a file in `folder` (NULL: none is looked at) isn't
 * as they say; KH_E_USAGE, without a message, for no parts. */
KH_API kh_status kh_merge_manifests(kh_document *d, const char *const *parts, size_t n,
                                    const char *folder, const char *path, int *written);

/* ---- messages ---- */

/* How many there are so far. */
KH_API size_t kh_message_count(kh_document *d);

/* The `index`-th of them (from 0), in the order of files and places; a call that may find something
 * puts them in order anew. *message gets it; KH_E_USAGE if there is none. */
KH_API kh_status kh_message_get(kh_document *d, size_t index, kh_language language,
                                kh_message *message);

/* Messages name files and show lines as they are. For one line of a terminal: the next character of
 * `*text`, which moves past it (not at its end), as it can be shown there, and how many bytes that
 * are. A line break is a sign; what steers a terminal, turns the direction of writing or isn't seen
 * is told by its number: "<U+202E>". */
enum { KH_SHOWN_ROOM = 16 };
KH_API size_t kh_shown(const char **text, char into[KH_SHOWN_ROOM]);

#ifdef __cplusplus
}
#endif

#endif
