/*
 * handlers: what each command runs, one a file src/cli/NAME.c.
 *
 * A new command is one file, one line here and one row in commands.c.
 */
#ifndef HOOF_CLI_HANDLERS_H
#define HOOF_CLI_HANDLERS_H

#include "cli/command.h"

bool hoof_cli_delete(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_demo(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_edit(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_export(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_facts(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_food(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_help(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_import(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_journal(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_log(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_plan(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_plan_check(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_plan_acknowledge(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_plan_add(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_plan_change(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_plan_stop(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_profile(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_serve(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_skip(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_take(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_today(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_undo(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_verify(struct hoof_call *call, struct hoof_error *err);
bool hoof_cli_version(struct hoof_call *call, struct hoof_error *err);

#endif
