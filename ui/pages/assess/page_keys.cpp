// The keys of the Assess page. They act while the focus is inside the page and outside text fields;
// after each the focus stays, so that the next key works.
#include <QAbstractButton>
#include <QComboBox>
#include <QKeyEvent>
#include <QListView>

#include "assessment/gaps.h"
#include "ui/pages/assess/assess_page.h"
#include "ui/pages/assess/guideline_pane.h"
#include "ui/pages/assess/item_editor.h"
#include "ui/shell/text.h"

namespace kijun::ui::assess {
namespace {

constexpr int kCheckpointKeys = 8;

struct LevelKey {
  std::string_view level;
  std::string_view target;
  int value;
};
constexpr LevelKey kLevelKeys[] = {
    {"assess.level.0", "assess.target.0", 0}, {"assess.level.1", "assess.target.1", 1},
    {"assess.level.2", "assess.target.2", 2}, {"assess.level.3", "assess.target.3", 3},
    {"assess.level.4", "assess.target.4", 4}, {"assess.level.5", "assess.target.5", 5}};

// Keys that the focused control needs for itself, though the page knows them too.
bool belongsToControl(const QWidget* focused, const QKeyEvent& key) {
  const bool plain = (key.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == 0;
  if (!plain) return false;
  if (qobject_cast<const QComboBox*>(focused)) return true;
  if (!qobject_cast<const QAbstractButton*>(focused)) return false;
  switch (key.key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      return true;
    default:
      return false;
  }
}

}  // namespace

void AssessPage::handleKeys() {
  for (const auto& [level, target, value] : kLevelKeys) {
    handle(level, [this, value] {
      if (current_ && desk_.catalog().scale().level(value)) desk_.setLevel(*current_, value);
    });
    handle(target, [this, value] {
      if (current_ && desk_.catalog().scale().level(value)) desk_.setTarget(*current_, value);
    });
  }
  handle("assess.level.none", [this] {
    if (current_) desk_.setLevel(*current_, {});
  });
  handle("assess.stipulation", [this] { cycleStipulation(); });
  handle("assess.outOfScope", [this] {
    if (current_) editor_->askOutOfScope();
  });
  handle("assess.flag", [this] { toggleFlag(); });
  handle("assess.memo", [this] {
    if (current_) editor_->focusMemo();
  });
  handle("assess.evidence", [this] {
    if (current_) editor_->attachEvidence();
  });
  handle("assess.paste", [this] {
    if (current_) editor_->pasteEvidence();
  });
  handle("assess.gap", [this] { goToGap(); });
  handle("assess.confirm", [this] { confirm(); });
  handle("assess.unit", [this] { nextUnit(); });
  handle("assess.unanswered", [this] { nextOpenItem(); });
  handle("assess.next", [this] { step(1); });
  handle("assess.previous", [this] { step(-1); });
  handle("assess.filter", [this] { guideline_->focusFilter(); });
  for (int i = 1; i <= kCheckpointKeys; ++i) {
    handle("assess.checkpoint." + std::to_string(i), [this, i] {
      if (current_) editor_->cycleCheckpoint(static_cast<std::size_t>(i - 1));
    });
  }
}

bool AssessPage::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride &&
      belongsToControl(focusWidget(), *static_cast<QKeyEvent*>(event))) {
    event->accept();
    return true;
  }
  return Page::event(event);
}

bool AssessPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched != list_ || event->type() != QEvent::KeyPress) {
    return Page::eventFilter(watched, event);
  }
  const auto* key = static_cast<QKeyEvent*>(event);
  if ((key->modifiers() & ~Qt::KeypadModifier) != 0) return false;
  switch (key->key()) {
    case Qt::Key_Down:
      step(1);
      return true;
    case Qt::Key_Up:
      step(-1);
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (current_) editor_->focusFirst();
      return true;
    default:
      return false;
  }
}

void AssessPage::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Escape) {
    Page::keyPressEvent(event);
    return;
  }
  if (!editor_->cancelQuestion()) list_->setFocus(Qt::OtherFocusReason);
}

// unset → none → partial → full → none: the first key answers, and none of them loses an answer.
void AssessPage::cycleStipulation() {
  if (!current_) return;
  const auto now = desk_.shownStipulation(*current_);
  const auto next = now == Stipulation::None      ? Stipulation::Partial
                    : now == Stipulation::Partial ? Stipulation::Full
                                                  : Stipulation::None;
  desk_.setStipulation(*current_, next);
}

void AssessPage::goToGap() {
  if (!current_) return;
  const auto& item = desk_.item(*current_).id;
  if (!isAmongGaps(desk_.score(*current_))) {
    shell().say(text("assess.gap.none", item));
    return;
  }
  shell().goTo(QStringLiteral("gaps"), QStringLiteral("item:") + toQt(item));
}

void AssessPage::toggleFlag() {
  if (!current_) return;
  const auto answer = desk_.shownAnswer(*current_);
  desk_.setFlag(*current_, !(answer && answer->flagged));
}

void AssessPage::confirm() {
  if (!desk_.confirm(chosenItems())) shell().say(text("assess.nothingToConfirm"));
}

void AssessPage::nextUnit() {
  const auto& units = workspace().cycle().units;
  if (units.size() < 2) {
    shell().say(text("assess.unit.only"));
    return;
  }
  std::size_t at = 0;
  while (at < units.size() && units[at].id != workspace().unit().id) ++at;
  const Unit& next = units[(at + 1) % units.size()];
  const QString name = toQt(next.name);
  workspace().setUnit(next.id);
  shell().say(text("assess.unit.now", name));
}

}  // namespace kijun::ui::assess
