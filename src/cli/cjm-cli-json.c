#include "cjm-cli-json.h"

void
cjm_cli_json_append_string (GString *json, const char *text)
{
  if (text == NULL)
    {
      g_string_append (json, "null");
      return;
    }

  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else if (*p == '\n')
      g_string_append (json, "\\n");
    else if ((guchar) *p < 0x20 || *p == 0x7f)
      g_string_append_printf (json, "\\u%04x", (guint) *p);
    else
      g_string_append_c (json, *p);
  g_string_append_c (json, '"');
}

void
cjm_cli_json_append_member (GString *json, const char *name, const char *text)
{
  if (json->len > 0 && json->str[json->len - 1] != '{')
    g_string_append (json, ", ");
  cjm_cli_json_append_string (json, name);
  g_string_append (json, ": ");
  cjm_cli_json_append_string (json, text);
}
