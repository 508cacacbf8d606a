#include "cjm-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cjm-format.h"
#include "cjm-read-error.h"

#define is_blank(c) ((c) == ' ' || (c) == '\t' || (c) == '\n' || (c) == '\r')

void
cjm_scan_locate (const CjmScan *scan, gsize offset, guint *line, guint *column)
{
  const char *end = scan->text + MIN (offset, scan->length);
  const char *start = scan->text;
  const char *next;

  *line = 1;
  while ((next = memchr (start, '\n', (gsize) (end - start))) != NULL)
    {
      start = next + 1;
      *line += 1;
    }

  *column = 1;
  for (const char *p = start; p < end; p++)
    if (((guchar) *p & 0xc0) != 0x80)
      *column += 1;
}

static void
set_error (const CjmScan *scan,
           CjmReadErrorCode code,
           gsize offset,
           const char *message,
           GError **error)
{
  guint line, column;

  cjm_scan_locate (scan, offset, &line, &column);
  g_propagate_error (error, cjm_read_error_new (code, line, column, message));
}

static gboolean
begins_with (const CjmScan *scan, gsize offset, const char *string)
{
  gsize length = strlen (string);

  return scan->length - offset >= length && memcmp (scan->text + offset, string, length) == 0;
}

/* Encoding */

/* Wide encodings have zero bytes around the first "<", with or without their mark. */
static gboolean
looks_like_utf16 (const guchar *data, gsize size)
{
  if (size < 2)
    return FALSE;
  if ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff))
    return TRUE;

  return (data[0] == '<' && data[1] == 0) || (data[0] == 0 && data[1] == '<')
         || (size >= 4 && data[0] == 0 && data[1] == 0 && data[2] == 0 && data[3] == '<');
}

/* What kind of other file this is, by its first bytes; NULL where it may be XML. */
static const char *
find_other_kind (const CjmScan *scan)
{
  if (begins_with (scan, 0, "\x1f\x8b"))
    return _ ("This is a compressed file (gzip), not a map. Unpack it first, then open what was "
              "in it.");
  if (begins_with (scan, 0, "PK\x03\x04"))
    return _ ("This is a ZIP archive or an office document, not a map. If it is an archive with "
              "a map in it, unpack it first.");
  if (begins_with (scan, 0, "%PDF"))
    return _ ("This is a PDF document, not a map. Ask for the map that it was made from; its "
              "name ends in .cjm.");

  return NULL;
}

static gboolean
is_all_blank (const CjmScan *scan, gsize offset)
{
  while (offset < scan->length && is_blank (scan->text[offset]))
    offset++;

  return offset == scan->length;
}

static gboolean
check_kind (const CjmScan *scan, GError **error)
{
  const char *message = find_other_kind (scan);
  gsize start = 0;

  while (start < scan->length && is_blank (scan->text[start]))
    start++;

  if (is_all_blank (scan, 0))
    message = _ ("The file is empty. If it held a map, look for an earlier copy of it.");
  else if (message == NULL && looks_like_utf16 ((const guchar *) scan->text, scan->length))
    {
      set_error (scan, CJM_READ_ERROR_ENCODING, 0,
                 _ ("The file is stored in the encoding UTF-16, and a map must be in UTF-8. Open "
                    "it in a text editor and save it again in the encoding UTF-8."),
                 error);
      return FALSE;
    }
  else if (message == NULL && scan->text[start] != '<')
    message = _ ("This is not a map made by CJMap. The name of a map ends in .cjm; choose "
                 "another file.");

  if (message == NULL)
    return TRUE;

  set_error (scan, CJM_READ_ERROR_NOT_XML, 0, message, error);
  return FALSE;
}

static gboolean
check_utf8 (CjmScan *scan, GError **error)
{
  const char *invalid;
  gsize offset;

  if (g_utf8_validate_len (scan->text, scan->length, &invalid))
    return TRUE;

  offset = (gsize) (invalid - scan->text);
  if (*invalid == '\0')
    set_error (scan, CJM_READ_ERROR_NOT_XML, offset,
               _ ("The file holds zero bytes, which no text has; it is damaged or of another "
                  "kind. Open an earlier copy, or ask for the file again."),
               error);
  else if (g_utf8_get_char_validated (invalid, (gssize) (scan->length - offset)) == (gunichar) -2)
    set_error (scan, CJM_READ_ERROR_TRUNCATED, offset,
               _ ("The file ends in the middle of a character; it was probably cut short while it "
                  "was copied or sent. Ask for it again, or open an earlier copy."),
               error);
  else
    set_error (scan, CJM_READ_ERROR_ENCODING, offset,
               _ ("The file holds characters that are not in the encoding UTF-8. Open it in a "
                  "text editor with the encoding that it has, and save it again in UTF-8."),
               error);

  return FALSE;
}

/* The encoding that the XML declaration names, as a new string; NULL where it names none. */
static char *
find_declared_encoding (const CjmScan *scan)
{
  g_autofree char *declaration = NULL;
  g_autofree char *encoding = NULL;
  const char *end, *p;

  if (!begins_with (scan, 0, "<?xml") || scan->length < 6 || !is_blank (scan->text[5]))
    return NULL;

  end = memchr (scan->text, '>', scan->length);
  if (end == NULL)
    return NULL;

  declaration = g_strndup (scan->text, (gsize) (end - scan->text));
  p = strstr (declaration, "encoding");
  if (p == NULL)
    return NULL;

  p += strlen ("encoding");
  p += strspn (p, " \t\r\n=\"'");
  encoding = g_strndup (p, MIN (strcspn (p, "\"' \t\r\n?"), 40));
  /* The rest of the file has not been looked at yet, so that this may be anything. */
  return g_utf8_make_valid (encoding, -1);
}

static gboolean
check_declared_encoding (const CjmScan *scan, GError **error)
{
  g_autofree char *encoding = find_declared_encoding (scan);
  g_autofree char *message = NULL;

  if (encoding == NULL || g_ascii_strcasecmp (encoding, "UTF-8") == 0)
    return TRUE;

  message = g_strdup_printf (
      /* Translators: %s is the name of a character encoding, such as ISO-8859-1. */
      _ ("The file says that it is stored in the encoding “%s”, and a map must be in UTF-8. Open "
         "it in a text editor, write UTF-8 in its first line and save it in that encoding."),
      encoding);
  set_error (scan, CJM_READ_ERROR_ENCODING, 0, message, error);
  return FALSE;
}

/* Tags */

/* The offset behind the next @end at or after @offset; 0 where there is none. */
static gsize
skip_past (const CjmScan *scan, gsize offset, const char *end)
{
  const char *found = memmem (scan->text + offset, scan->length - offset, end, strlen (end));

  return found != NULL ? (gsize) (found - scan->text) + strlen (end) : 0;
}

/* The offset behind the start tag at @start, 0 where it does not end or an error was set. */
static gsize
scan_start_tag (const CjmScan *scan, gsize start, GError **error)
{
  guint n_attributes = 0;
  gsize i = start + 1;

  while (i < scan->length && scan->text[i] != '>')
    {
      const char *end;

      if (scan->text[i] != '"' && scan->text[i] != '\'')
        {
          i++;
          continue;
        }

      end = memchr (scan->text + i + 1, scan->text[i], scan->length - i - 1);
      if (end == NULL)
        return 0;
      if (++n_attributes > CJM_FORMAT_MAX_ATTRIBUTES
          || end - scan->text - (gssize) i > CJM_FORMAT_MAX_ATTRIBUTE_SIZE)
        {
          set_error (scan, CJM_READ_ERROR_TOO_LARGE, start,
                     _ ("An element has more attributes, or a longer one, than any map needs. The "
                        "file is damaged or was not made for CJMap; do not trust it."),
                     error);
          return 0;
        }
      i = (gsize) (end - scan->text) + 1;
    }

  return i < scan->length ? i + 1 : 0;
}

/* The offset behind what the "<" at @start begins, 0 where it does not end or an error was
 * set; counts open elements in @depth. */
static gsize
scan_markup (const CjmScan *scan, gsize start, int *depth, GError **error)
{
  gsize end;

  if (begins_with (scan, start, "<!--"))
    return skip_past (scan, start + 4, "-->");
  if (begins_with (scan, start, "<![CDATA["))
    return skip_past (scan, start + 9, "]]>");
  if (begins_with (scan, start, "<?"))
    return skip_past (scan, start + 2, "?>");
  if (begins_with (scan, start, "<!DOCTYPE"))
    {
      set_error (scan, CJM_READ_ERROR_DTD, start,
                 _ ("The file has a document type definition (DTD). No map has one, and it could "
                    "do harm, so the file was not opened. Ask for a file saved by CJMap."),
                 error);
      return 0;
    }
  if (begins_with (scan, start, "<!"))
    return skip_past (scan, start, ">");
  if (begins_with (scan, start, "</"))
    {
      *depth -= 1;
      return skip_past (scan, start, ">");
    }

  end = scan_start_tag (scan, start, error);
  if (end > 0 && scan->text[end - 2] != '/')
    *depth += 1;

  return end;
}

static gboolean
scan_tags (CjmScan *scan, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean has_element = FALSE;
  int depth = 0;
  gsize offset = 0;
  const char *next;

  while ((next = memchr (scan->text + offset, '<', scan->length - offset)) != NULL)
    {
      scan->last_tag = (gsize) (next - scan->text);
      has_element = has_element
                    || !(begins_with (scan, scan->last_tag, "<?")
                         || begins_with (scan, scan->last_tag, "<!"));
      offset = scan_markup (scan, scan->last_tag, &depth, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (offset == 0)
        {
          scan->is_cut_short = TRUE;
          scan->whole_length = scan->last_tag;
          return TRUE;
        }
    }

  scan->whole_length = scan->length;
  /* A file without any element ended before the first. */
  scan->is_cut_short = depth > 0 || (!has_element && is_all_blank (scan, offset));
  return TRUE;
}

gboolean
cjm_scan_init (CjmScan *scan, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  *scan = (CjmScan){ .text = data != NULL ? data : "", .length = size };

  if (size > CJM_FORMAT_MAX_FILE_SIZE)
    {
      g_propagate_error (
          error, cjm_read_error_new (CJM_READ_ERROR_TOO_LARGE, 0, 0,
                                     _ ("The file is larger than 256 MiB. No map is; choose "
                                        "another file.")));
      return FALSE;
    }

  if (begins_with (scan, 0, "\xef\xbb\xbf"))
    {
      scan->text += 3;
      scan->length -= 3;
    }

  return check_kind (scan, error) && check_declared_encoding (scan, error)
         && check_utf8 (scan, error) && scan_tags (scan, error);
}

gboolean
cjm_scan_is_cut_at (const CjmScan *scan, gsize offset)
{
  return scan->is_cut_short
         && (offset >= scan->last_tag
             || memchr (scan->text + offset, '<', scan->last_tag - offset) == NULL);
}
