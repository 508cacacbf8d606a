#include "cjm-canvas-private.h"

#include "cjm-color-picker.h"

#include <glib/gi18n.h>

/* The context menus: a section for the thing itself, submenus for the phase and the lane it
 * lies in. Shortcuts are named beside the items; the keys themselves are in
 * cjm-canvas-input.c. */

static void
append_item (GMenu *menu, const char *label, const char *action, const char *accelerator)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (accelerator != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accelerator);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, const char *label, GMenu *section)
{
  g_menu_append_section (menu, label, G_MENU_MODEL (section));
  g_object_unref (section);
}

static void
append_submenu (GMenu *menu, const char *label, GMenu *submenu)
{
  g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
  g_object_unref (submenu);
}

/* A thing of the map by its name; an underline in it is no mnemonic. */
static void
append_named (GMenu *menu, const char *name, const char *nameless, const char *action, CjmId id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_auto (GStrv) parts = g_strsplit (*name != '\0' ? name : nameless, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);

  g_menu_item_set_label (item, label);
  g_menu_item_set_action_and_target (item, action, "t", id);
  g_menu_append_item (menu, item);
}

/* The lanes that notes can be moved to, but @own. */
static GMenu *
create_lanes_menu (const CjmMap *map, CjmId own)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);

      if (lane->record.id != own && cjm_lane_kind_get (lane->kind)->look != CJM_LOOK_LINE)
        append_named (menu, lane->name, _ ("Lane without a name"), "canvas.move-to-lane",
                      lane->record.id);
    }

  return menu;
}

static GMenu *
create_phases_menu (const CjmMap *map)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    append_named (menu, cjm_map_get_phase (map, i)->name, _ ("Phase without a name"),
                  "canvas.move-to-phase", cjm_map_get_phase (map, i)->record.id);

  return menu;
}

static GMenu *
create_sources_menu (const CjmMap *map)
{
  GMenu *menu = g_menu_new ();

  append_named (menu, _ ("No source"), "", "canvas.set-source", 0);
  for (guint i = 0; i < cjm_sequence_get_length (map->sources); i++)
    {
      const CjmSource *source = cjm_sequence_get (map->sources, i);

      append_named (menu, source->name, _ ("Source without a name"), "canvas.set-source",
                    source->record.id);
    }

  return menu;
}

static GMenu *
create_sort_menu (void)
{
  GMenu *menu = g_menu_new ();

  append_item (menu, _ ("_Alphabetically"), "canvas.sort::text", NULL);
  append_item (menu, _ ("By _Evidence"), "canvas.sort::evidence", NULL);

  return menu;
}

static GMenu *
create_move_menu (gboolean is_sideways, gboolean is_vertical)
{
  GMenu *menu = g_menu_new ();

  if (is_sideways)
    {
      append_item (menu, _ ("Move _Left"), "canvas.move::left", "<Control>Left");
      append_item (menu, _ ("Move _Right"), "canvas.move::right", "<Control>Right");
    }
  if (is_vertical)
    {
      append_item (menu, _ ("Move _Up"), "canvas.move::up", "<Control>Up");
      append_item (menu, _ ("Move _Down"), "canvas.move::down", "<Control>Down");
    }

  return menu;
}

/* The swatches are a widget; the popover puts it where the menu names it. */
static GMenu *
create_color_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) swatches = g_menu_item_new (NULL, NULL);

  g_menu_item_set_attribute (swatches, "custom", "s", CJM_COLOR_PICKER_ID);
  g_menu_append_item (menu, swatches);
  append_item (menu, _ ("_By Its Place"), "canvas.set-color(-1)", NULL);
  append_item (menu, _ ("_Other Color…"), "canvas.choose-color", NULL);

  return menu;
}

static void
append_width_menu (GMenu *menu)
{
  GMenu *width = g_menu_new ();

  append_item (width, _ ("_Wider"), "canvas.width::wider", "<Alt>Right");
  append_item (width, _ ("_Narrower"), "canvas.width::narrower", "<Alt>Left");
  append_item (width, _ ("As Wide as It Nee_ds"), "canvas.width::fitting", NULL);
  append_item (width, _ ("_Automatic"), "canvas.width::automatic", NULL);
  g_menu_append_submenu (menu, _ ("Column _Width"), G_MENU_MODEL (width));
  g_object_unref (width);
}

static GMenu *
create_phase_menu (gboolean is_focused)
{
  GMenu *menu = g_menu_new (), *add = g_menu_new (), *more = g_menu_new ();
  GMenu *color = create_color_menu ();

  if (is_focused)
    append_item (menu, _ ("Re_name"), "canvas.edit", "F2");
  g_menu_append_submenu (menu, _ ("_Color"), G_MENU_MODEL (color));
  g_object_unref (color);
  append_width_menu (menu);
  append_item (add, _ ("_Split: Add Step"), "canvas.add-step", NULL);
  append_item (add, _ ("Add Phase _Before"), "canvas.add-phase-before", NULL);
  append_item (add, _ ("Add Phase _After"), "canvas.add-phase",
               is_focused ? "<Control>Return" : NULL);
  append_section (menu, NULL, add);
  if (is_focused)
    append_section (menu, NULL, create_move_menu (TRUE, FALSE));
  append_item (more, _ ("D_uplicate Phase"), "canvas.duplicate-phase",
               is_focused ? "<Control>d" : NULL);
  append_item (more, _ ("_Delete Phase"), "canvas.delete-phase", is_focused ? "Delete" : NULL);
  append_section (menu, NULL, more);

  return menu;
}

static GMenu *
create_step_menu (void)
{
  GMenu *menu = g_menu_new (), *add = g_menu_new (), *more = g_menu_new ();
  GMenu *phase = create_phase_menu (FALSE);

  append_item (menu, _ ("Re_name"), "canvas.edit", "F2");
  append_width_menu (menu);
  append_item (add, _ ("Add Step _After"), "canvas.add-step", "<Control>Return");
  append_section (menu, NULL, add);
  append_section (menu, NULL, create_move_menu (TRUE, FALSE));
  append_item (more, _ ("_Join with Its Neighbor"), "canvas.join-step", "Delete");
  append_section (menu, NULL, more);
  g_menu_append_submenu (menu, _ ("_Phase"), G_MENU_MODEL (phase));
  g_object_unref (phase);

  return menu;
}

static GMenu *
create_lane_menu (const CjmMap *map, CjmId lane, gboolean is_focused)
{
  GMenu *menu = g_menu_new (), *add = g_menu_new (), *more = g_menu_new ();

  if (is_focused)
    append_item (menu, _ ("Re_name"), "canvas.edit", "F2");
  append_item (menu, _ ("Edit Guiding _Question"), "canvas.edit-question", NULL);
  append_item (menu, _ ("_One Cell a Phase or a Step"), "canvas.toggle-by-phase", NULL);
  append_item (add, _ ("Add Lane _Above"), "canvas.add-lane-above", NULL);
  append_item (add, _ ("Add Lane _Below"), "canvas.add-lane",
               is_focused ? "<Control>Return" : NULL);
  append_section (menu, NULL, add);
  if (is_focused)
    {
      GMenu *move = create_move_menu (FALSE, TRUE), *notes = g_menu_new ();

      append_section (menu, NULL, move);
      append_submenu (notes, _ ("_Sort Its Notes"), create_sort_menu ());
      append_submenu (notes, _ ("Move Its Notes _to"), create_lanes_menu (map, lane));
      append_section (menu, NULL, notes);
    }
  append_item (more, _ ("D_uplicate Lane"), "canvas.duplicate-lane",
               is_focused ? "<Control>d" : NULL);
  append_item (more, _ ("_Delete Lane"), "canvas.delete-lane", is_focused ? "Delete" : NULL);
  append_section (menu, NULL, more);

  return menu;
}

static void
append_place_submenus (GMenu *menu, const CjmMap *map, CjmId lane)
{
  GMenu *around = g_menu_new ();

  append_submenu (around, _ ("_Phase"), create_phase_menu (FALSE));
  append_submenu (around, _ ("_Lane"), create_lane_menu (map, lane, FALSE));
  append_section (menu, NULL, around);
}

/* What notes of this kind of lane have beside their text. */
static void
append_look_section (GMenu *menu, CjmLaneLook look)
{
  GMenu *section = g_menu_new ();

  switch (look)
    {
    case CJM_LOOK_TOUCHPOINTS:
      append_item (section, _ ("_Channel…"), "canvas.choose-channel", "F3");
      append_item (section, _ ("It Leads _On"), "canvas.set-role(1)", NULL);
      append_item (section, _ ("It Con_verts"), "canvas.set-role(2)", NULL);
      append_item (section, _ ("Role Not _Known"), "canvas.set-role(0)", NULL);
      break;
    case CJM_LOOK_EMOTION:
      append_item (section, _ ("Feels _Better"), "canvas.raise", "<Control>Up");
      append_item (section, _ ("Feels _Worse"), "canvas.lower", "<Control>Down");
      break;
    case CJM_LOOK_ACTIONS:
      append_item (section, _ ("_Pending"), "canvas.set-status(0)", NULL);
      append_item (section, _ ("_Started"), "canvas.set-status(1)", NULL);
      append_item (section, _ ("Do_ne"), "canvas.set-status(2)", NULL);
      append_item (section, _ ("_Blocked"), "canvas.set-status(3)", NULL);
      break;
    case CJM_LOOK_PICTURES:
      append_item (section, _ ("Choose Pict_ure…"), "canvas.choose-picture", NULL);
      break;
    case CJM_LOOK_NOTES:
    case CJM_LOOK_METRICS:
    case CJM_LOOK_LINE:
      break;
    }
  append_section (menu, NULL, section);
}

static void
append_mark_sections (GMenu *menu)
{
  GMenu *evidence = g_menu_new (), *marks = g_menu_new ();

  append_item (marks, _ ("◆ _Moment of Truth"), "canvas.toggle-moment", "<Control>m");
  append_item (marks, _ ("_Emphasis"), "canvas.toggle-emphasis", "<Control>b");
  append_section (menu, NULL, marks);
  append_item (evidence, _ ("○ _Assumed"), "canvas.set-evidence(0)", NULL);
  append_item (evidence, _ ("◒ _Inferred"), "canvas.set-evidence(1)", NULL);
  append_item (evidence, _ ("● Da_ta"), "canvas.set-evidence(2)", NULL);
  append_item (evidence, _ ("Ne_xt Evidence"), "canvas.next-evidence", "F4");
  append_section (menu, _ ("Evidence"), evidence);
}

/* Submenus, since a menu that is higher than the screen must be scrolled. */
static GMenu *
create_arrange_menu (const CjmMap *map, CjmId own_lane, gboolean is_vertical)
{
  GMenu *menu = g_menu_new (), *move = create_move_menu (TRUE, is_vertical);
  GMenu *far = g_menu_new ();

  append_submenu (far, _ ("To L_ane"), create_lanes_menu (map, own_lane));
  append_submenu (far, _ ("To _Phase"), create_phases_menu (map));
  append_section (move, NULL, far);
  append_submenu (menu, _ ("So_urce"), create_sources_menu (map));
  append_submenu (menu, _ ("So_rt"), create_sort_menu ());
  append_submenu (menu, _ ("Mo_ve"), move);

  return menu;
}

static GMenu *
create_note_menu (const CjmMap *map, CjmId lane, CjmLaneLook look)
{
  GMenu *menu = g_menu_new (), *more = g_menu_new ();

  append_item (menu, _ ("_Edit"), "canvas.edit", "F2");
  append_item (menu, _ ("Add _Note Below"), "canvas.add", "<Control>Return");
  append_item (menu, _ ("Mer_ge with the Next"), "canvas.merge-notes", "<Control>j");
  append_look_section (menu, look);
  append_mark_sections (menu);
  /* Up and down are how a feeling changes. */
  append_section (menu, NULL, create_arrange_menu (map, lane, look != CJM_LOOK_EMOTION));
  append_item (more, _ ("D_uplicate"), "canvas.duplicate", "<Control>d");
  append_item (more, _ ("_Delete"), "canvas.delete", "Delete");
  append_section (menu, NULL, more);
  append_place_submenus (menu, map, lane);

  return menu;
}

/* Of several notes that are selected. */
static GMenu *
create_many_menu (const CjmMap *map, guint n_notes)
{
  GMenu *menu = g_menu_new (), *more = g_menu_new ();
  /* Translators: items of the context menu of several selected notes. */
  g_autofree char *merge
      = g_strdup_printf (ngettext ("Mer_ge %u Note", "Mer_ge %u Notes", n_notes), n_notes);
  g_autofree char *duplicate
      = g_strdup_printf (ngettext ("D_uplicate %u Note", "D_uplicate %u Notes", n_notes), n_notes);
  g_autofree char *delete
      = g_strdup_printf (ngettext ("_Delete %u Note", "_Delete %u Notes", n_notes), n_notes);

  append_item (menu, merge, "canvas.merge-notes", "<Control>j");
  append_mark_sections (menu);
  append_section (menu, NULL, create_arrange_menu (map, 0, TRUE));
  append_item (more, duplicate, "canvas.duplicate", "<Control>d");
  append_item (more, delete, "canvas.delete", "Delete");
  append_section (menu, NULL, more);

  return menu;
}

static GMenu *
create_text_menu (const CjmPlace *place)
{
  GMenu *menu = g_menu_new ();

  append_item (menu, _ ("_Edit"), "canvas.edit", "F2");
  append_item (menu, _ ("_Clear"), "canvas.delete", "Delete");
  if (place->target.field == CJM_FIELD_PHASE_DESCRIPTION
      || place->target.field == CJM_FIELD_OBJECTIVE)
    append_submenu (menu, _ ("_Phase"), create_phase_menu (FALSE));
  if (place->target.field == CJM_FIELD_PROFILE || place->target.field == CJM_FIELD_PERSONA_NAME
      || place->target.field == CJM_FIELD_SUMMARY)
    {
      GMenu *photo = g_menu_new ();

      append_item (photo, _ ("_Choose Photo…"), "canvas.choose-photo", NULL);
      append_section (menu, NULL, photo);
    }
  if (place->target.field == CJM_FIELD_GROUP_NAME)
    {
      GMenu *notes = g_menu_new ();

      append_submenu (notes, _ ("_Sort Its Notes"), create_sort_menu ());
      append_section (menu, NULL, notes);
    }

  return menu;
}

/* Where nothing has the focus: what can be added to the map. */
static GMenu *
create_sheet_menu (void)
{
  GMenu *menu = g_menu_new (), *select = g_menu_new (), *view = g_menu_new ();

  append_item (menu, _ ("Add _Phase"), "canvas.add-phase", NULL);
  append_item (menu, _ ("Add _Lane"), "canvas.add-lane", NULL);
  append_item (select, _ ("_Select All"), "canvas.select-all", "<Control>a");
  append_section (menu, NULL, select);
  append_item (view, _ ("Show the _Whole Map"), "win.zoom-fit", "<Control>9");
  append_item (view, _ ("Fit the Wi_dth"), "win.zoom-width", "<Control>8");
  append_section (menu, NULL, view);

  return menu;
}

static GMenu *
create_clipboard_section (const CjmPlace *place)
{
  GMenu *section = g_menu_new (), *more = g_menu_new ();

  if (place->kind != CJM_PLACE_NONE && place->kind != CJM_PLACE_CELL)
    {
      append_item (section, _ ("C_ut"), "canvas.cut", "<Control>x");
      append_item (section, _ ("_Copy"), "canvas.copy", "<Control>c");
    }
  append_item (section, _ ("_Paste"), "canvas.paste", "<Control>v");
  append_item (more, _ ("Copy as P_icture"), "canvas.copy-picture", "<Control><Shift>c");
  append_item (more, _ ("Copy as _Table"), "canvas.copy-table", NULL);
  append_item (more, _ ("Paste as _One Note"), "canvas.paste-text", "<Control><Shift>v");
  /* Translators: a submenu: other ways to copy and to paste. */
  g_menu_append_submenu (section, _ ("Copy and Paste A_s"), G_MENU_MODEL (more));
  g_object_unref (more);

  return section;
}

/* Behind what is done with the thing itself: before the first section. */
static void
insert_clipboard_section (GMenu *menu, const CjmPlace *place)
{
  g_autoptr (GMenu) section = create_clipboard_section (place);
  int n_items = g_menu_model_get_n_items (G_MENU_MODEL (menu)), position = 0;

  for (; position < n_items; position++)
    {
      g_autoptr (GMenuModel) first
          = g_menu_model_get_item_link (G_MENU_MODEL (menu), position, G_MENU_LINK_SECTION);

      if (first != NULL)
        break;
    }
  g_menu_insert_section (menu, position, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
create_menu (CjmCanvas *canvas, const CjmPlace *place)
{
  const CjmMap *map = cjm_document_get_map (canvas->document);
  guint n_selected = cjm_selection_get_n_notes (canvas->selection);
  GMenu *menu;

  if (n_selected > 1 && cjm_selection_has_place (canvas->selection, place))
    return G_MENU_MODEL (create_many_menu (map, n_selected));
  if (cjm_place_is_note (place))
    return G_MENU_MODEL (create_note_menu (map, place->lane, cjm_canvas_get_look (canvas, place)));
  if (place->kind == CJM_PLACE_NONE)
    return G_MENU_MODEL (create_sheet_menu ());
  if (place->kind == CJM_PLACE_TEXT && place->target.field == CJM_FIELD_PHASE_NAME)
    return G_MENU_MODEL (create_phase_menu (TRUE));
  if (place->kind == CJM_PLACE_TEXT && place->target.field == CJM_FIELD_STEP_NAME)
    return G_MENU_MODEL (create_step_menu ());
  if (place->kind == CJM_PLACE_TEXT && place->target.field == CJM_FIELD_LANE_NAME)
    return G_MENU_MODEL (create_lane_menu (map, place->target.id, TRUE));
  if (place->kind == CJM_PLACE_TEXT && place->target.field == CJM_FIELD_LANE_QUESTION)
    return G_MENU_MODEL (create_lane_menu (map, place->target.id, FALSE));
  if (place->kind == CJM_PLACE_TEXT)
    return G_MENU_MODEL (create_text_menu (place));

  menu = g_menu_new ();
  if (place->kind == CJM_PLACE_PHOTO)
    {
      append_item (menu, _ ("_Choose Photo…"), "canvas.choose-photo", "F2");
      append_item (menu, _ ("_Remove Photo"), "canvas.remove-photo", "Delete");
    }
  else
    {
      append_item (menu, _ ("Write a _Note"), "canvas.edit", "F2");
      append_place_submenus (menu, map, place->lane);
    }

  return G_MENU_MODEL (menu);
}

GMenuModel *
cjm_canvas_create_menu (CjmCanvas *canvas, const CjmPlace *place)
{
  GMenuModel *menu = create_menu (canvas, place);

  insert_clipboard_section (G_MENU (menu), place);
  return menu;
}
