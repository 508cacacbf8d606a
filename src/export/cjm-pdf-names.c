#include "cjm-pdf-names.h"

#include <string.h>

/* As cairo writes it; what it has inside are names and references such as "/x16 16 0 R". */
#define HEAD "\n   /XObject <<"
#define TAIL ">>"

/* Entries are told apart as they are written: who has the same name has the same reference. */
static void
blank_repeated (char *start, char *end)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *entry = memchr (start, '/', end - start);

  while (entry != NULL)
    {
      char *next = memchr (entry + 1, '/', end - entry - 1);
      gsize size = (next != NULL ? next : end) - entry;

      if (!g_hash_table_add (seen, g_strndup (entry, size)))
        memset (entry, ' ', size);
      entry = next;
    }
}

void
cjm_pdf_blank_repeated_names (GByteArray *pdf)
{
  char *p = (char *) pdf->data, *end = p + pdf->len;

  while ((p = memmem (p, end - p, HEAD, strlen (HEAD))) != NULL)
    {
      char *tail = memmem (p, end - p, TAIL, strlen (TAIL));

      if (tail == NULL)
        return;

      blank_repeated (p + strlen (HEAD), tail);
      p = tail;
    }
}
