/* What `kehoach generate` is asked for, and commands that do the same (watch). */
#ifndef KH_CLI_GENERATE_H
#define KH_CLI_GENERATE_H

#include "cli/cli.h"

typedef struct request {
    input_options common;
    const char *input, *output, *format_name, *seconds, *jobs;
    kh_format format;
    bool dump, renumber, strict, keep_going, split, resume, check_only, quiet;
    batch_view view;
} request;

bool format_is_file(kh_format format);

/* What may stand on the line, and where it goes. `rows` has room for GENERATE_ROWS. */
enum { GENERATE_OWN = 17, GENERATE_ROWS = INPUT_ROWS + GENERATE_OWN + LAST_ROWS };
void generate_rows(request *r, option_row *rows);

/* After the line was read: makes options of its words. Not 0 after saying why they can't be. */
int generate_take(request *r, speech how);

/* Writes one document where it is asked for, and has `say` tell of each file. *where gets the name
 * of the first, whether it could be written or not. */
typedef void outcome_say(const char *path, speech how);
kh_status generate_write(const request *r, kh_document *d, outcome_say *say, const char **where,
                         speech how);

#endif
