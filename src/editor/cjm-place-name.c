#include "cjm-place-name.h"

#include "cjm-record-name.h"

#include <glib/gi18n.h>
#include <math.h>

/* How a text is called; the notes' names are made from more than that. */
const char *
cjm_field_get_label (CjmField field)
{
  static const char *const labels[CJM_N_FIELDS] = {
    [CJM_FIELD_TITLE] = N_ ("Title"),
    [CJM_FIELD_SCENARIO] = N_ ("Scenario"),
    [CJM_FIELD_PROFILE] = N_ ("Profile"),
    [CJM_FIELD_PERSONA_NAME] = N_ ("Persona"),
    [CJM_FIELD_SUMMARY] = N_ ("Summary"),
    [CJM_FIELD_BARRIER] = N_ ("Barrier"),
    [CJM_FIELD_INSIGHT] = N_ ("Purchase insight"),
    [CJM_FIELD_PHASE_NAME] = N_ ("Phase"),
    [CJM_FIELD_PHASE_DESCRIPTION] = N_ ("Description"),
    [CJM_FIELD_GROUP_NAME] = N_ ("Group"),
    [CJM_FIELD_LANE_NAME] = N_ ("Lane"),
    [CJM_FIELD_LANE_QUESTION] = N_ ("Guiding question"),
    [CJM_FIELD_NOTE_TEXT] = N_ ("Note"),
    [CJM_FIELD_AUTHOR] = N_ ("Author"),
    [CJM_FIELD_EDITION] = N_ ("Version"),
    [CJM_FIELD_DATE] = N_ ("Date"),
    [CJM_FIELD_REVIEW_DATE] = N_ ("Review date"),
    [CJM_FIELD_OBJECTIVE] = N_ ("Objective"),
    [CJM_FIELD_STEP_NAME] = N_ ("Step"),
    [CJM_FIELD_CURVE_NAME] = N_ ("Curve"),
    [CJM_FIELD_SOURCE_NAME] = N_ ("Source"),
    [CJM_FIELD_SOURCE_DATE] = N_ ("Date of the source"),
    [CJM_FIELD_SOURCE_ADDRESS] = N_ ("Address of the source"),
    [CJM_FIELD_CHANNEL_NAME] = N_ ("Channel"),
    [CJM_FIELD_NOTE_DATE] = N_ ("Date of the evidence"),
    [CJM_FIELD_METRIC_UNIT] = N_ ("Unit"),
    [CJM_FIELD_METRIC_PERIOD] = N_ ("Period"),
    [CJM_FIELD_ACTION_OWNER] = N_ ("Owner"),
    [CJM_FIELD_ACTION_DUE] = N_ ("Due date"),
  };

  return _ (labels[field]);
}

static const char *
get_evidence_label (CjmEvidence evidence)
{
  switch (evidence)
    {
    case CJM_EVIDENCE_ASSUMED:
      return _ ("assumed");
    case CJM_EVIDENCE_INFERRED:
      return _ ("inferred");
    case CJM_EVIDENCE_DATA:
      return _ ("data");
    }

  g_return_val_if_reached ("");
}

/* Where a column is: its phase, and its step where the phase has several and the lane tells them
 * apart. */
static char *
dup_column_name (const CjmLayout *layout, guint column, gboolean is_by_phase)
{
  const CjmPhase *phase = layout->phases[layout->columns[column].phase].phase;

  return is_by_phase ? cjm_phase_dup_name (layout->map, phase->record.id)
                     : cjm_step_dup_name (layout->map, layout->columns[column].step);
}

static char *
dup_cell_name (const CjmLayout *layout, const CjmStop *stop)
{
  const CjmLane *lane = layout->rows[stop->band - CJM_BAND_LANES].row->lane;
  g_autofree char *column = dup_column_name (layout, stop->column, lane->is_by_phase);

  /* Translators: an empty cell, as a screen reader says it: the lane, the phase, and the
   * guiding question that the cell asks. */
  return g_strstrip (g_strdup_printf (_ ("%s, %s: empty. %s"), lane->name, column, lane->question));
}

/* What a note says, with what the sheet says of it: the name of a channel, the figures of a
 * metric, the owner of an action. */
static char *
dup_note_text (const CjmLayout *layout, const CjmNoteBox *box)
{
  GString *text = g_string_new (box->note->text);
  double feeling = cjm_note_get_feeling (box->note);

  for (guint i = 0; i < box->n_words; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", box->words[i].block->source);
  if (box->has_value && !isnan (feeling))
    {
      g_autofree char *value
          = cjm_locale_format_signed (cjm_typesetter_get_locale (layout->typesetter), feeling, 1);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", value);
    }
  if (box->note->is_moment)
    g_string_append_printf (text, ", %s", _ ("moment of truth"));

  return g_string_free (text, FALSE);
}

static char *
dup_note_name (const CjmLayout *layout, const CjmStop *stop)
{
  const CjmRowBox *row = layout->rows[stop->band - CJM_BAND_LANES].row;
  const CjmCellBox *cell = row->cells[stop->column];
  const CjmNote *note = cell->notes[stop->note].note;
  g_autofree char *text = dup_note_text (layout, &cell->notes[stop->note]);
  g_autofree char *column = dup_column_name (layout, stop->column, row->lane->is_by_phase);

  /* Translators: a note, as a screen reader says it: the lane, the phase, the number of the
   * note, how many notes there are, its text, and its evidence (assumed, inferred or data). */
  return g_strdup_printf (_ ("%s, %s, note %u of %u: %s (%s)"), row->lane->name, column,
                          stop->note + 1, cell->n_notes, text, get_evidence_label (note->evidence));
}

static char *
dup_phase_name (const CjmLayout *layout, const CjmStop *stop)
{
  /* Translators: a phase's header, as a screen reader says it: number, count and name. */
  return g_strdup_printf (_ ("Phase %u of %u: %s"), stop->phase + 1, layout->n_phases,
                          layout->phases[stop->phase].phase->name);
}

/* What a text belongs to, where its own words do not say so: a phase's or a lane's name; NULL for
 * the others. */
static char *
dup_owner_name (const CjmLayout *layout, const CjmStop *stop)
{
  CjmField field = stop->place.target.field;

  if (field == CJM_FIELD_PHASE_DESCRIPTION || field == CJM_FIELD_STEP_NAME
      || field == CJM_FIELD_OBJECTIVE)
    return g_strdup (layout->phases[stop->phase].phase->name);
  if (field == CJM_FIELD_LANE_QUESTION || field == CJM_FIELD_CURVE_NAME)
    return g_strdup (layout->rows[stop->band - CJM_BAND_LANES].row->lane->name);

  return NULL;
}

static char *
dup_text_name (const CjmLayout *layout, const CjmStop *stop)
{
  const char *text = cjm_map_get_text (layout->map, stop->place.target);
  g_autofree char *owner = dup_owner_name (layout, stop);
  /* What the text is, and of what: "Description, Purchase". */
  g_autofree char *label
      = owner == NULL
            ? g_strdup (cjm_field_get_label (stop->place.target.field))
            : g_strdup_printf ("%s, %s", cjm_field_get_label (stop->place.target.field), owner);

  if (text == NULL || *text == '\0')
    /* Translators: a text without content, as a screen reader says it: what the text is (such
     * as "Title"), and what to write there. */
    return g_strdup_printf (_ ("%s, empty. %s"), label, stop->block->source);

  /* Translators: a text of the map, as a screen reader says it: what it is, and the text. */
  return g_strdup_printf (_ ("%s: %s"), label, text);
}

char *
cjm_place_dup_name (const CjmLayout *layout, const CjmStop *stop)
{
  if (stop->place.kind == CJM_PLACE_PHOTO)
    return g_strdup (layout->map->persona->photo != NULL
                         ? _ ("Photo of the persona")
                         : _ ("Photo of the persona, empty. Choose a picture."));
  if (stop->place.kind == CJM_PLACE_CELL)
    return dup_cell_name (layout, stop);
  if (cjm_place_is_note (&stop->place))
    return dup_note_name (layout, stop);
  if (stop->place.target.field == CJM_FIELD_PHASE_NAME)
    return dup_phase_name (layout, stop);

  return dup_text_name (layout, stop);
}
