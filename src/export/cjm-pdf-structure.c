#include "cjm-pdf-structure.h"
#include "cjm-pdf-content.h"
#include "cjm-tag-device.h"

#include <gio/gio.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

/* Objects in a stream: a reader unpacks all of them for one. */
#define OBJECTS_A_STREAM 200

#define COMPRESSION_LEVEL 6

/* An entry of cairo's table of objects, as the format has it. */
#define ENTRY_SIZE 20
#define ENTRY_KIND 17

/* In which the file says at its end where the table is. */
#define TRAILER_SIZE 64

#define OBJECT_HEAD " 0 obj\n"
#define OBJECT_TAIL "endobj"
#define STREAM_TAIL "endstream\nendobj\n"
#define TYPE_HEAD "<< /Type /"
#define NUMBERS_HEAD "<< /Nums"
#define ELEMENT_HEAD "<< /Type /StructElem\n"
#define CATALOG_HEAD "<< /Type /Catalog\n"
#define PAGE_HEAD "<< /Type /Page %"
#define LIST_HEAD "[\n"

/* Of a stream that is neither picture nor font nor form: maybe what a page draws. */
#define CONTENT_HEAD "<< /Length "
#define CONTENT_MIDDLE " 0 R\n   /Filter /FlateDecode\n>>\nstream\n"

/* The filter of PNG that takes the row above away from each row; the fields of a place. */
#define UP 2
#define PLACE_SIZE 7

/* An object from its number to where the next one begins. */
typedef struct
{
  guint number;
  const char *start, *end;
} Object;

/* As cairo wrote it. */
typedef struct
{
  GArray *objects; /* of Object, in the order of the file */
  const char *start;
  const char *references; /* to the catalog and the metadata, up to @references_end */
  const char *references_end;
  guint n_numbers;
} Source;

/* Where an object is in the new file. */
typedef struct
{
  guint8 kind;   /* 0 free, 1 in the file, 2 in a stream */
  guint32 place; /* in bytes, or the stream's number */
  guint16 index; /* in the stream */
} Place;

typedef struct
{
  GByteArray *pdf;
  GArray *places;  /* of Place, by number */
  GString *index;  /* of the stream that is being filled */
  GString *bodies; /* of the objects in it */
  guint n_packed;
  const GArray *notes;
  const char *language;
  guint next_note;
  guint n_elements;
} Target;

/* Reading */

static int
compare_objects (gconstpointer a, gconstpointer b)
{
  const Object *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

static gboolean
read_references (Source *source, const char *trailer, const char *end)
{
  source->references = memmem (trailer, end - trailer, "/Root", strlen ("/Root"));
  source->references_end = memmem (trailer, end - trailer, ">>", strlen (">>"));
  return source->references != NULL && source->references_end > source->references;
}

/* The table names the place of each object; where one ends, the next one begins. */
static gboolean
read_entries (Source *source, const char *table, const char *entries, const char *end)
{
  if (source->n_numbers > (gsize) (end - entries) / ENTRY_SIZE)
    return FALSE;

  for (guint i = 1; i < source->n_numbers; i++)
    {
      const char *entry = entries + (gsize) i * ENTRY_SIZE;
      Object object = { i, source->start + strtoul (entry, NULL, 10), NULL };

      if (entry[ENTRY_KIND] != 'n')
        continue;
      if (object.start >= table)
        return FALSE;
      g_array_append_val (source->objects, object);
    }

  g_array_sort (source->objects, compare_objects);
  for (guint i = 0; i < source->objects->len; i++)
    g_array_index (source->objects, Object, i).end
        = i + 1 < source->objects->len ? g_array_index (source->objects, Object, i + 1).start
                                       : table;
  return source->objects->len > 0;
}

static gboolean
read_source (Source *source, const GByteArray *pdf)
{
  static const char head[] = "xref\n0 ";
  const char *start = (const char *) pdf->data, *end = start + pdf->len;
  const char *last = start + pdf->len - MIN (pdf->len, TRAILER_SIZE);
  const char *mark = memmem (last, end - last, "startxref\n", strlen ("startxref\n"));
  const char *table;
  char *entries;

  if (mark == NULL || end[-1] != '\n')
    return FALSE;
  table = start + MIN (strtoul (mark + strlen ("startxref\n"), NULL, 10), pdf->len);
  if ((gsize) (end - table) < sizeof head || memcmp (table, head, strlen (head)) != 0)
    return FALSE;

  source->start = start;
  source->n_numbers = (guint) strtoul (table + strlen (head), &entries, 10);
  return read_entries (source, table, entries + 1, end)
         && read_references (source, entries + 1 + (gsize) source->n_numbers * ENTRY_SIZE, end);
}

/* Writing */

static void
append (Target *target, const char *bytes, gsize size)
{
  g_byte_array_append (target->pdf, (const guint8 *) bytes, size);
}

G_GNUC_PRINTF (2, 3)
static void
append_format (Target *target, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  append (target, text, strlen (text));
}

static void
set_place (Target *target, guint number, Place place)
{
  g_array_index (target->places, Place, number) = place;
}

static guint
add_number (Target *target)
{
  g_array_set_size (target->places, target->places->len + 1);
  return target->places->len - 1;
}

/* Compressed, as a stream with @head in its dictionary. */
static void
append_stream (Target *target, guint number, const char *head, gconstpointer data, gsize size)
{
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor (COMPRESSION_LEVEL);
  gsize room = libdeflate_zlib_compress_bound (compressor, size);
  g_autofree char *packed = g_malloc (room);
  gsize length = libdeflate_zlib_compress (compressor, data, size, packed, room);

  set_place (target, number, (Place){ 1, target->pdf->len, 0 });
  append_format (target, "%u 0 obj\n<< %s /Length %" G_GSIZE_FORMAT " /Filter /FlateDecode >>\n",
                 number, head, length);
  append (target, "stream\n", strlen ("stream\n"));
  append (target, packed, length);
  append (target, "\n" STREAM_TAIL, strlen ("\n" STREAM_TAIL));
  libdeflate_free_compressor (compressor);
}

/* Ends the stream that is being filled; its objects know its number already. */
static void
flush_packed (Target *target, guint number)
{
  g_autofree char *head = g_strdup_printf ("/Type /ObjStm /N %u /First %" G_GSIZE_FORMAT,
                                           target->n_packed, target->index->len);

  g_string_append_len (target->index, target->bodies->str, target->bodies->len);
  append_stream (target, number, head, target->index->str, target->index->len);
  g_string_truncate (target->index, 0);
  g_string_truncate (target->bodies, 0);
  target->n_packed = 0;
}

/* What is added */

/* As two-byte characters, which any text can be written in. */
static void
append_text (GString *body, const char *text)
{
  glong n_units = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n_units, NULL);

  g_string_append (body, "<FEFF");
  for (glong i = 0; units != NULL && i < n_units; i++)
    g_string_append_printf (body, "%04X", units[i]);
  g_string_append (body, ">\n");
}

static void
append_note (GString *body, const CjmTagNote *note)
{
  if (note->alternative != NULL)
    {
      g_string_append (body, "/Alt ");
      append_text (body, note->alternative);
    }
  if (note->scope == NULL && note->span <= 1)
    return;

  g_string_append (body, "/A << /O /Table");
  if (note->scope != NULL)
    g_string_append_printf (body, " /Scope /%s", note->scope);
  if (note->span > 1)
    g_string_append_printf (body, " /ColSpan %u", note->span);
  g_string_append (body, " >>\n");
}

/* cairo writes elements in the order in which they were begun. */
static void
append_notes (Target *target)
{
  for (; target->next_note < target->notes->len; target->next_note++)
    {
      const CjmTagNote *note = &g_array_index (target->notes, CjmTagNote, target->next_note);

      if (note->element > target->n_elements)
        break;
      append_note (target->bodies, note);
    }
  target->n_elements++;
}

/* Links are gone through in the order of the structure. */
static void
append_page (Target *target)
{
  g_string_append (target->bodies, "   /Tabs /S\n");
}

static void
append_catalog (Target *target)
{
  g_string_append (target->bodies, "/ViewerPreferences << /DisplayDocTitle true >>\n/Lang ");
  append_text (target->bodies, target->language);
}

static gboolean
begins_with (const char *start, const char *end, const char *head)
{
  return (gsize) (end - start) >= strlen (head) && memcmp (start, head, strlen (head)) == 0;
}

/* What stands between the first line of an object, where additions go, and its end. */
static void
pack_body (Target *target, const char *start, const char *end)
{
  static const struct
  {
    const char *head;
    void (*append) (Target *target);
  } additions[] = { { ELEMENT_HEAD, append_notes },
                    { CATALOG_HEAD, append_catalog },
                    { PAGE_HEAD, append_page } };
  const char *rest = start;

  for (guint i = 0; i < G_N_ELEMENTS (additions) && rest == start; i++)
    if (begins_with (start, end, additions[i].head))
      {
        rest = (const char *) memchr (start, '\n', end - start) + 1;
        g_string_append_len (target->bodies, start, rest - start);
        additions[i].append (target);
      }
  g_string_append_len (target->bodies, rest, end - rest);
}

/* The many: what has a type, and the tables of numbers and lists of elements. What the file says of
 * itself stays to be read by simple tools, and a stream cannot lie in another. */
static gboolean
is_packable (const Object *object, const char *body, const char *tail)
{
  if (!begins_with (body, tail, TYPE_HEAD) && !begins_with (body, tail, NUMBERS_HEAD)
      && !begins_with (body, tail, LIST_HEAD))
    return FALSE;

  return !begins_with (MAX (object->start, object->end - strlen (STREAM_TAIL)), object->end,
                       STREAM_TAIL);
}

static GBytes *
unpack (const char *data, gsize size)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GConverter) inflate
      = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, inflate);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* FALSE where @body, which goes on to @end, is not what a page with a structure draws. */
static gboolean
add_content (Target *target, guint number, const char *body, const char *end)
{
  g_autoptr (GBytes) unpacked = NULL;
  g_autoptr (GByteArray) content = NULL;
  const char *data;
  gsize size;

  if (!begins_with (body, end, CONTENT_HEAD))
    return FALSE;
  data = body + strlen (CONTENT_HEAD);
  data += strspn (data, "0123456789");
  if (!begins_with (data, end, CONTENT_MIDDLE))
    return FALSE;
  data += strlen (CONTENT_MIDDLE);
  unpacked = unpack (data, end - data);
  data = unpacked != NULL ? g_bytes_get_data (unpacked, &size) : NULL;
  if (data == NULL || !cjm_pdf_content_has_elements (data, size))
    return FALSE;

  content = cjm_pdf_content_complete (data, size);
  append_stream (target, number, "", content->data, content->len);
  return TRUE;
}

static void
add_object (Target *target, const Object *object, guint *stream)
{
  gsize size = object->end - object->start;
  const char *head = memmem (object->start, size, OBJECT_HEAD, strlen (OBJECT_HEAD));
  const char *body = head != NULL ? head + strlen (OBJECT_HEAD) : object->end;
  const char *tail = g_strrstr_len (object->start, size, OBJECT_TAIL);

  if (add_content (target, object->number, body, object->end))
    return;
  if (tail == NULL || tail <= body || !is_packable (object, body, tail))
    {
      set_place (target, object->number, (Place){ 1, target->pdf->len, 0 });
      append (target, object->start, size);
      return;
    }

  if (target->n_packed == 0)
    *stream = add_number (target);
  set_place (target, object->number, (Place){ 2, *stream, (guint16) target->n_packed++ });
  g_string_append_printf (target->index, "%u %" G_GSIZE_FORMAT "\n", object->number,
                          target->bodies->len);
  pack_body (target, body, tail);
  if (target->n_packed == OBJECTS_A_STREAM)
    flush_packed (target, *stream);
}

/* As what it has more than @last, the place before. */
static void
append_place (GByteArray *rows, const Place *place, guint8 last[PLACE_SIZE])
{
  guint32 where = GUINT32_TO_BE (place->place);
  guint16 index = GUINT16_TO_BE (place->kind == 0 ? G_MAXUINT16 : place->index);
  guint8 bytes[PLACE_SIZE] = { place->kind }, row[1 + PLACE_SIZE] = { UP };

  memcpy (bytes + 1, &where, sizeof where);
  memcpy (bytes + 1 + sizeof where, &index, sizeof index);
  for (guint i = 0; i < PLACE_SIZE; i++)
    row[1 + i] = (guint8) (bytes[i] - last[i]);
  memcpy (last, bytes, PLACE_SIZE);
  g_byte_array_append (rows, row, sizeof row);
}

/* Where all objects are, itself one of them: 1, 4 and 2 bytes each. */
static void
append_places (Target *target, const Source *source)
{
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  guint number = add_number (target);
  gsize start = target->pdf->len;
  g_autofree char *references
      = g_strndup (source->references, source->references_end - source->references);
  g_autofree char *head = g_strdup_printf ("/Type /XRef /Size %u /W [1 4 2]\n"
                                           "   /DecodeParms << /Predictor 12 /Columns 7 >>\n   %s",
                                           target->places->len, references);
  guint8 last[PLACE_SIZE] = { 0 };

  set_place (target, number, (Place){ 1, (guint32) start, 0 });
  for (guint i = 0; i < target->places->len; i++)
    append_place (rows, &g_array_index (target->places, Place, i), last);
  append_stream (target, number, head, rows->data, rows->len);
  append_format (target, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", start);
}

static GBytes *
write_target (const Source *source, const GArray *notes, const char *language)
{
  const Object *objects = (const Object *) (gpointer) source->objects->data;
  Target target = { .pdf = g_byte_array_new (),
                    .places = g_array_new (FALSE, TRUE, sizeof (Place)),
                    .index = g_string_new (NULL),
                    .bodies = g_string_new (NULL),
                    .notes = notes,
                    .language = language };
  guint stream = 0;

  g_array_set_size (target.places, source->n_numbers);
  append (&target, source->start, objects[0].start - source->start);
  for (guint i = 0; i < source->objects->len; i++)
    add_object (&target, &objects[i], &stream);
  if (target.n_packed > 0)
    flush_packed (&target, stream);
  append_places (&target, source);

  g_array_unref (target.places);
  g_string_free (target.index, TRUE);
  g_string_free (target.bodies, TRUE);
  return g_byte_array_free_to_bytes (target.pdf);
}

GBytes *
cjm_pdf_structure_complete (GByteArray *pdf, const GArray *notes, const char *language)
{
  Source source = { .objects = g_array_new (FALSE, FALSE, sizeof (Object)) };
  GBytes *bytes = NULL;

  if (read_source (&source, pdf))
    bytes = write_target (&source, notes, language);
  g_array_unref (source.objects);

  if (bytes == NULL)
    return g_byte_array_free_to_bytes (pdf);

  g_byte_array_unref (pdf);
  return bytes;
}
