#include "ui/theme/style_sheet.h"

#include <QColor>
#include <map>

#include "ui/theme/theme.h"

namespace kijun::ui {
namespace {

// @name is a colour of the role table, #12 a length in pixels at the current text size.
// Widgets ask for a look by the dynamic property "look".
constexpr const char* kRules = R"(
QWidget { outline: 0; }
QMainWindow, QDialog { background: @window; }
QToolTip { background: @surface; color: @text; border: 1px solid @line; padding: #4px; }

QLabel[look="muted"] { color: @muted; }
QLabel[look="accent"] { color: @accent; }
QLabel[look="bad"] { color: @bad; }
QLabel[look="good"] { color: @good; }
QFrame[look="line"] { background: @line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[look="vline"] { background: @line; border: 0; max-width: 1px; min-width: 1px; }
QWidget[look="surface"] { background: @surface; }
QWidget[look="bar"] { background: @surface; border-bottom: 1px solid @line; }
QWidget[look="foot"] { background: @surface; border-top: 1px solid @line; }
QFrame[look="card"] { background: @surface; border: 1px solid @line; border-radius: #8px; }

QPushButton { background: @surface; color: @text; border: 1px solid @line; border-radius: #6px;
  padding: #5px #14px; min-height: #18px; }
QPushButton:hover { background: @accentSoft; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @muted; background: @window; }
QPushButton:default, QPushButton[look="primary"] { background: @accent; color: @onAccent;
  border-color: @accent; }
QPushButton:default:focus, QPushButton[look="primary"]:focus { border: 2px solid @text;
  padding: #4px #13px; }
QPushButton:default:disabled, QPushButton[look="primary"]:disabled { background: @line;
  color: @muted; border-color: @line; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton[look="way"] { border-radius: #8px; padding: 0; }
QPushButton[look="row"] { background: transparent; border-color: transparent; padding: 0; }
QPushButton[look="row"]:hover { background: @accentSoft; }
QPushButton[look="row"]:focus { border-color: @accent; }
QPushButton[look="link"] { background: transparent; border: 0; color: @accent; padding: #2px #4px;
  text-align: left; border-radius: #4px; }
QPushButton[look="choice"] { text-align: left; padding: #8px #14px; }
QPushButton[look="link"]:hover { background: @accentSoft; }
QPushButton[look="link"]:focus { border: 1px solid @accent; padding: #1px #3px; }

QToolButton { background: transparent; color: @text; border: 1px solid transparent;
  border-radius: #6px; padding: #4px #8px; }
QToolButton:hover { background: @accentSoft; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @muted; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[look="chip"] { border: 1px solid @line; border-radius: #11px; padding: #1px #10px;
  color: @muted; min-height: #18px; }
QToolButton[look="chip"]:hover { background: @accentSoft; color: @text; }
QToolButton[look="chip"]:checked { background: @selection; color: @accent;
  border-color: @accent; }
QToolButton[look="chip"]:focus { border-color: @accent; }
QToolButton[look="search"] { background: @window; border: 1px solid @line; border-radius: #6px;
  padding: #4px #10px; color: @muted; text-align: left; }
QToolButton[look="search"]:hover { border-color: @muted; }
QToolButton[look="search"]:focus { border-color: @accent; }
QToolButton[look="segment"] { background: @surface; border: 1px solid @line; border-radius: #6px;
  padding: #3px #10px; min-height: #22px; }
QToolButton[look="segment"]:hover { background: @accentSoft; }
QToolButton[look="segment"]:focus { border: 1px solid @accent; }
QToolButton[look="segment"]:checked { background: @selection; border: 1px solid @accent;
  color: @accent; }
QToolButton[look="foot"] { color: @muted; border: 0; padding: #1px #6px; border-radius: #4px; }
QToolButton[look="foot"]:hover { background: @accentSoft; color: @text; }
QToolButton[look="foot"]:focus { color: @accent; background: @accentSoft; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: @surface;
  color: @text; border: 1px solid @line; border-radius: #6px; padding: #4px #8px;
  selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: #20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border-color: @accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { background: @window; color: @muted; }
QPlainTextEdit[readOnly="true"] { background: @window; }
QLineEdit[look="plain"] { border: 0; background: transparent; }
QComboBox::drop-down { border: 0; width: #20px; }
QComboBox::down-arrow, QAbstractSpinBox::down-arrow { width: #8px; height: #4px;
  background: qconicalgradient(cx: 0.5, cy: 1, angle: 45, stop: 0 @muted, stop: 0.25 @muted,
  stop: 0.2501 transparent, stop: 1 transparent); }
QAbstractSpinBox::up-arrow { width: #8px; height: #4px;
  background: qconicalgradient(cx: 0.5, cy: 0, angle: 225, stop: 0 @muted, stop: 0.25 @muted,
  stop: 0.2501 transparent, stop: 1 transparent); }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border;
  width: #20px; border: 0; margin: 1px; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; border-top-right-radius: #5px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right;
  border-bottom-right-radius: #5px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {
  background: @accentSoft; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @line; padding: #4px; }

QAbstractItemView { background: @surface; color: @text; border: 0;
  selection-background-color: @selection; selection-color: @text; }
QListView::item, QTreeView::item { min-height: #30px; border: 0; }
QListView::item:selected, QTreeView::item:selected { background: @selection; color: @text; }
QListView::item:hover:!selected, QTreeView::item:hover:!selected { background: @accentSoft; }
QTableView { gridline-color: @line; }
QTableView::item { padding: 0 #8px; border: 0; }
QHeaderView::section { background: @surface; color: @muted; border: 0;
  border-bottom: 1px solid @line; padding: #5px #8px; text-align: left; }
QTableCornerButton::section { background: @surface; border: 0; border-bottom: 1px solid @line; }

QMenuBar { background: @surface; color: @text; padding: 0 #8px; border-bottom: 1px solid @line; }
QMenuBar::item { padding: #4px #10px; background: transparent; border-radius: #4px; }
QMenuBar::item:selected { background: @accentSoft; }
QMenu { background: @surface; color: @text; border: 1px solid @line; padding: #4px; }
QMenu::item { padding: #5px #20px #5px #10px; border-radius: #4px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @line; margin: #4px #8px; }
QMenu::icon { padding-left: #8px; }
QMenu::indicator { width: #14px; height: #14px; left: #8px; }
QMenu::indicator:checked { background: @accent; border-radius: #3px; width: #8px; height: #8px; }

QScrollArea, QScrollArea > QWidget > QWidget[look="scrolled"] { background: transparent;
  border: 0; }
QScrollBar:vertical { background: transparent; width: #10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: #10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: #3px; margin: #2px; }
QScrollBar::handle:vertical { min-height: #32px; }
QScrollBar::handle:horizontal { min-width: #32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QCheckBox, QRadioButton { spacing: #8px; }
QRadioButton::indicator { width: #14px; height: #14px; border: 1px solid @muted;
  background: @surface; border-radius: #7px; }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; }
QRadioButton::indicator:focus { border-color: @accent; }

QTabBar[look="page"] { background: @surface; border-bottom: 1px solid @line; }
QTabBar[look="page"]::tab { background: transparent; color: @muted; border: 0;
  border-bottom: 2px solid transparent; padding: #8px #12px #6px #12px; }
QTabBar[look="page"]::tab:first { margin-left: #8px; }
QTabBar[look="page"]::tab:hover { color: @text; background: @accentSoft; }
QTabBar[look="page"]::tab:selected { color: @accent; border-bottom-color: @accent; }
QTabBar[look="page"]::tab:selected:focus { background: @selection; }

QToolButton[look="rail"] { border: 0; border-left: 3px solid transparent; border-radius: 0;
  padding: #3px #8px #3px #13px; text-align: left; color: @text; min-height: #19px; }
QToolButton[look="rail"]:hover { background: @accentSoft; }
QToolButton[look="rail"]:checked { background: @selection; border-left-color: @accent;
  color: @accent; }
QToolButton[look="rail"]:focus { background: @accentSoft; }
QToolButton[look="rail"]:checked:focus { background: @selection; }
QFrame#rail { background: @window; border-right: 1px solid @line; }
QFrame#rail QLabel { color: @muted; padding: #6px #16px #1px #16px; }
QFrame#rail QScrollArea, QFrame#rail QScrollArea > QWidget > QWidget { background: @window; }
QFrame#palette { background: @surface; border: 1px solid @muted; border-radius: #8px; }
)";

const std::map<QString, Ink>& inks() {
  static const std::map<QString, Ink> table = {{"window", Ink::Window},
                                               {"surface", Ink::Surface},
                                               {"line", Ink::Line},
                                               {"text", Ink::Text},
                                               {"muted", Ink::Muted},
                                               {"accent", Ink::Accent},
                                               {"accentSoft", Ink::AccentSoft},
                                               {"onAccent", Ink::OnAccent},
                                               {"selection", Ink::Selection},
                                               {"bad", Ink::Bad},
                                               {"good", Ink::Good}};
  return table;
}

}  // namespace

QString styleSheet() {
  const QString rules = QString::fromLatin1(kRules);
  QString out;
  out.reserve(rules.size() + 512);
  for (qsizetype i = 0; i < rules.size(); ++i) {
    const QChar c = rules[i];
    const bool length = c == u'#' && i + 1 < rules.size() && rules[i + 1].isDigit();
    if (c != u'@' && !length) {
      out += c;
      continue;
    }
    qsizetype end = i + 1;
    while (end < rules.size() && (length ? rules[end].isDigit() : rules[end].isLetter())) ++end;
    const QString word = rules.mid(i + 1, end - i - 1);
    out += length ? QString::number(px(word.toInt())) : color(inks().at(word)).name();
    i = end - 1;
  }
  return out;
}

}  // namespace kijun::ui
