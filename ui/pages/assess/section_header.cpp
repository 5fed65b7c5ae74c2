#include "ui/pages/assess/section_header.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

#include "ui/assigning/assign_dialog.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/elided_label.h"

namespace kijun::ui::assess {

SectionHeader::SectionHeader(AnswerDesk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
  setProperty("look", "surface");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(14), px(12), px(14), px(10));
  column->setSpacing(px(3));
  path_ = new ElidedLabel({}, this);
  path_->setProperty("look", "muted");
  title_ = makeLabel(this);
  setFace(title_, Face::Question);
  figures_ = makeLabel(this, "muted");
  out_ = makeLabel(this, "muted");
  responsible_ = makeLabel(this, "muted");
  column->addWidget(path_);
  column->addWidget(title_);
  column->addWidget(figures_);
  column->addWidget(out_);
  auto* buttons = makeRow(column, 4);
  notesButton_ = makeTool(this, "foot");
  notesButton_->setCheckable(true);
  assign_ = makeTool(this, "foot");
  retext(assign_, "assess.section.assign");
  buttons->addWidget(responsible_, 1);
  buttons->addWidget(notesButton_, 0, Qt::AlignTop);
  buttons->addWidget(assign_, 0, Qt::AlignTop);
  notesArea_ = new QScrollArea(this);
  notesArea_->setWidgetResizable(true);
  notesArea_->setFrameShape(QFrame::NoFrame);
  notesArea_->setFocusPolicy(Qt::StrongFocus);
  notes_ = makeLabel(notesArea_);
  notes_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  notes_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  notesArea_->setWidget(notes_);
  onLookChange(notesArea_, [this] { notesArea_->setMaximumHeight(px(220)); });
  column->addWidget(notesArea_);
  connect(notesButton_, &QToolButton::toggled, this, &SectionHeader::showNotes);
  connect(assign_, &QToolButton::clicked, this, &SectionHeader::assign);
  connect(&desk_.workspace(), &WorkspaceModel::scoresChanged, this, &SectionHeader::refresh);
  connect(&desk_, &AnswerDesk::reset, this, &SectionHeader::refresh);
  onLanguageChange(this, [this] { refresh(); });
}

void SectionHeader::showSection(const std::string& section) {
  section_ = section;
  const Section* found = desk_.catalog().section(section_);
  // A heading without items is all introduction: it is shown at once.
  notesButton_->setChecked(found && found->allItems.empty());
  refresh();
}

QString SectionHeader::path() const {
  QStringList parts;
  const Section* at = desk_.catalog().section(section_);
  for (at = at ? desk_.catalog().section(at->parent) : nullptr; at;
       at = desk_.catalog().section(at->parent)) {
    parts.prepend(toQt(at->id) + u' ' + inLanguage(at->shortTitle));
  }
  return parts.join(QStringLiteral(" › "));
}

QString SectionHeader::figures() const {
  const Scores& scores = desk_.workspace().scores();
  const GroupScore* group = section_.empty() ? &scores.overall : scores.section(section_);
  if (!group || group->counts.items == 0) return text("assess.section.noItems");
  const auto& counts = group->counts;
  return text("assess.section.figures", counts.items, counts.answered, shown(group->maturity),
              counts.fulfilled, counts.expected);
}

// What has to be known beside the figures.
QString SectionHeader::beside() const {
  const Scores& scores = desk_.workspace().scores();
  const GroupScore* group = section_.empty() ? &scores.overall : scores.section(section_);
  QStringList parts;
  if (!group) return {};
  const auto& counts = group->counts;
  if (counts.unconfirmed > 0) parts << text("assess.section.unconfirmed", counts.unconfirmed);
  if (counts.notApplicable + counts.notAdopted > 0) {
    parts << text("assess.section.out", counts.notApplicable, counts.notAdopted);
  }
  return parts.join(text("assess.between"));
}

std::vector<std::size_t> SectionHeader::items() const {
  if (const Section* section = desk_.catalog().section(section_)) return section->allItems;
  std::vector<std::size_t> all(desk_.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

// The department most items are with, how many others there are, and the nearest day.
QString SectionHeader::responsible() const {
  const auto& snapshot = desk_.workspace().snapshot();
  std::map<Id, int> departments;
  std::string due;
  for (const auto index : items()) {
    const auto at = snapshot.current.answers.find(desk_.item(index).id);
    if (at == snapshot.current.answers.end()) continue;
    for (const auto& answer : at->second) {
      if (!answer.department.empty()) ++departments[answer.department];
      if (!answer.due.empty() && (due.empty() || answer.due < due)) due = answer.due;
    }
  }
  QStringList parts;
  if (!departments.empty()) {
    const auto most =
        std::ranges::max_element(departments, {}, [](const auto& entry) { return entry.second; });
    const Department* department = snapshot.department(most->first);
    const QString name = department ? toQt(department->name) : QStringLiteral("–");
    parts << (departments.size() == 1
                  ? name
                  : text("assess.section.departments", name, departments.size() - 1));
  }
  if (const auto day = Date::parse(due)) {
    parts << text("assess.section.due", day->shown(language()));
  }
  return parts.join(text("assess.between"));
}

void SectionHeader::refresh() {
  const Section* section = desk_.catalog().section(section_);
  const QString above = path();
  path_->setVisible(!above.isEmpty());
  path_->setText(above);
  title_->setText(section ? toQt(section->id) + u' ' + inLanguage(section->title)
                          : text("assess.all"));
  figures_->setText(figures());
  const QString out = beside();
  out_->setVisible(!out.isEmpty());
  out_->setText(out);
  const QString who = responsible();
  responsible_->setText(who);
  assign_->setVisible(section && !section->allItems.empty() &&
                      desk_.refusalOf(commands::assign({}, {}, {}, {})) ==
                          AnswerDesk::Refusal::None);
  showNotes();
}

void SectionHeader::showNotes() {
  const Section* section = desk_.catalog().section(section_);
  const bool any = section && !section->notes.empty();
  notesButton_->setVisible(any);
  const bool open = any && notesButton_->isChecked();
  const QString name = text("assess.section.notes");
  notesButton_->setText((open ? QStringLiteral("▾ ") : QStringLiteral("▸ ")) + name);
  notesButton_->setAccessibleName(
      text(open ? KIJUN_TEXT("assess.fold.close") : KIJUN_TEXT("assess.fold.open"), name));
  notesArea_->setVisible(open);
  if (!open) return;
  QStringList words;
  for (const auto& note : section->notes) words << inLanguage(note);
  notes_->setText(words.join(QStringLiteral("\n\n")));
}

void SectionHeader::assign() {
  AssignTarget target{title_->text(), {}};
  for (const auto index : items()) {
    for (auto& key : desk_.keysBehind(index)) target.keys.push_back(std::move(key));
  }
  AssignDialog dialog(desk_.workspace(), {std::move(target)}, this);
  ask::run(dialog);
}

}  // namespace kijun::ui::assess
