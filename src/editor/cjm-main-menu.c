#include "cjm-main-menu.h"

#include "cjm-language-list.h"
#include "cjm-recent-maps.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <string.h>

#define MAX_RECENT 8

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static void
append_submenu (GMenu *menu, const char *label, GMenu *submenu)
{
  g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
  g_object_unref (submenu);
}

static GMenu *
create_recent_menu (void)
{
  GMenu *menu = g_menu_new ();
  GList *items = cjm_recent_maps_get ();
  int n_maps = 0;

  for (GList *link = items; link != NULL && n_maps < MAX_RECENT; link = link->next)
    if (gtk_recent_info_exists (link->data))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
        /* An underline in a name is no mnemonic. */
        g_auto (GStrv) parts = g_strsplit (gtk_recent_info_get_display_name (link->data), "_", -1);
        g_autofree char *label = g_strjoinv ("__", parts);

        g_menu_item_set_label (item, label);
        g_menu_item_set_action_and_target (item, "win.open-uri", "s",
                                           gtk_recent_info_get_uri (link->data));
        g_menu_append_item (menu, item);
        n_maps++;
      }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);

  return menu;
}

static GMenu *
create_language_menu (const char *language)
{
  GMenu *menu = g_menu_new ();
  gboolean is_listed = FALSE;

  for (guint i = 0; i < cjm_language_list_get_length (); i++)
    {
      const CjmLanguage *listed = cjm_language_list_get_nth (i);
      gboolean is_current = strcmp (language, listed->tag) == 0;
      g_autofree char *label = g_strconcat (is_current ? "✓ " : "", listed->name, NULL);
      g_autofree char *action = g_strdup_printf ("win.language::%s", listed->tag);

      is_listed = is_listed || is_current;
      g_menu_append (menu, label, action);
    }
  if (!is_listed)
    {
      g_autofree char *label = g_strconcat ("✓ ", language, NULL);
      g_autofree char *action = g_strdup_printf ("win.language::%s", language);

      g_menu_prepend (menu, label, action);
    }

  return menu;
}

static GMenu *
create_file_section (void)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _ ("_New…"), "app.new");
  g_menu_append (section, _ ("_Open…"), "win.open");
  append_submenu (section, _ ("Open _Recent"), create_recent_menu ());
  g_menu_append (section, _ ("Recover Unsa_ved Maps…"), "app.recover");

  return section;
}

static GMenu *
create_save_section (void)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _ ("_Save"), "win.save");
  g_menu_append (section, _ ("Save _As…"), "win.save-as");
  g_menu_append (section, _ ("Save as _Template…"), "win.save-as-template");
  g_menu_append (section, _ ("Versio_ns…"), "win.versions");
  g_menu_append (section, _ ("_Export…"), "win.export");
  g_menu_append (section, _ ("_Print…"), "win.print");

  return section;
}

static GMenu *
create_spotlight_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Phase"), "win.spotlight::phase");
  g_menu_append (menu, _ ("_Lane"), "win.spotlight::lane");
  g_menu_append (menu, _ ("_Cell"), "win.spotlight::cell");
  g_menu_append (menu, _ ("_Whole Map"), "win.spotlight::off");

  return menu;
}

static GMenu *
create_method_section (void)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _ ("Guiding _Questions"), "win.questions");
  g_menu_append (section, _ ("_Review"), "win.review");
  g_menu_append (section, _ ("A_ctions and Evidence…"), "win.overview::actions");

  return section;
}

static GMenu *
create_view_section (const char *language)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _ ("Show the _Whole Map"), "win.zoom-fit");
  g_menu_append (section, _ ("Fit the Wi_dth"), "win.zoom-width");
  g_menu_append (section, _ ("M_ini-Map"), "win.mini-map");
  /* Translators: a menu: one phase, lane or cell shown on its own, the rest dimmed. */
  append_submenu (section, _ ("_Focus On"), create_spotlight_menu ());
  g_menu_append (section, _ ("D_im What No Data Backs"), "win.dim-unbacked");
  g_menu_append (section, _ ("F_ull Screen"), "win.fullscreen");
  append_submenu (section, _ ("_Language of the Map"), create_language_menu (language));

  return section;
}

static void
append_icon (GMenu *menu, const char *label, const char *action, const char *icon)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "verb-icon", "s", icon);
  g_menu_append_item (menu, item);
}

/* In one row, as everybody knows their icons. */
static void
append_clipboard (GMenu *menu)
{
  g_autoptr (GMenu) row = g_menu_new ();
  g_autoptr (GMenuItem) section = g_menu_item_new_section (NULL, G_MENU_MODEL (row));
  GMenu *copy_as = g_menu_new (), *more = g_menu_new ();

  append_icon (row, _ ("Cut"), "win.cut", "edit-cut-symbolic");
  append_icon (row, _ ("Copy"), "win.copy", "edit-copy-symbolic");
  append_icon (row, _ ("Paste"), "win.paste", "edit-paste-symbolic");
  g_menu_item_set_attribute (section, "display-hint", "s", "horizontal-buttons");
  g_menu_append_item (menu, section);

  g_menu_append (copy_as, _ ("_Picture"), "win.copy-picture");
  g_menu_append (copy_as, _ ("_Table"), "win.copy-table");
  append_submenu (more, _ ("Copy _As"), copy_as);
  append_section (menu, more);
}

GMenuModel *
cjm_main_menu_new (const char *undo, const char *redo, const char *language)
{
  GMenu *menu = g_menu_new ();
  GMenu *history = g_menu_new (), *program = g_menu_new ();

  g_menu_append (history, undo, "win.undo");
  g_menu_append (history, redo, "win.redo");
  g_menu_append (program, _ ("All Co_mmands"), "win.commands");
  g_menu_append (program, _ ("_Preferences"), "app.preferences");
  g_menu_append (program, _ ("_Keyboard Shortcuts"), "win.show-help-overlay");
  g_menu_append (program, _ ("_About CJMap"), "app.about");
  g_menu_append (history, _ ("_Find and Replace…"), "win.replace");
  g_menu_append (history, _ ("Next _Misspelled Word"), "win.next-misspelling");
  append_section (menu, history);
  append_clipboard (menu);
  append_section (menu, create_file_section ());
  append_section (menu, create_save_section ());
  append_section (menu, create_method_section ());
  append_section (menu, create_view_section (language));
  append_section (menu, program);

  return G_MENU_MODEL (menu);
}
