#pragma once

#include <glib.h>

/* What the command line writes as JSON. */

G_BEGIN_DECLS

/* @text in quotation marks; "null" for NULL. */
void cjm_cli_json_append_string (GString *json, const char *text);

/* One member of an object with the comma that parts it from the one before. */
void cjm_cli_json_append_member (GString *json, const char *name, const char *text);

G_END_DECLS
