/* What a command says of the files that it wrote, or would write. */
#ifndef KH_CLI_OUTCOME_H
#define KH_CLI_OUTCOME_H

#include "cli/cli.h"

/* That standard input is read, where a person would have to type it. */
void say_typing(const kh_options *o, const char *input, speech how);

/* One file that was written (a person at a terminal wants to know), or would be. */
void say_written(const char *path, speech how);
void say_checked(const char *path, speech how);

/* The same with the time of day, wherever standard error goes; and that nothing was. */
void say_written_at(const char *path, speech how);
void say_kept(speech how);

/* The plans of a list: how many went where, or would. */
void say_units_written(const kh_options *o, kh_document *d, size_t written, const char *place,
                       speech how);

#endif
