#include "ui/pages/assess/standing_section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/level_badge.h"

namespace kijun::ui::assess {

StandingSection::StandingSection(AnswerDesk& desk, QWidget* parent) : EditorSection(desk, parent) {
  auto* column = makeColumn(this, 8);
  units_ = new QWidget(this);
  auto* unitRow = new QHBoxLayout(units_);
  unitRow->setContentsMargins(0, 0, 0, 0);
  unitRow->setSpacing(px(8));
  unitRow->addWidget(makeRowLabel(units_, KIJUN_TEXT("record.unit")), 0, Qt::AlignTop);
  auto* holder = new QWidget(units_);
  chips_ = new FlowLayout(holder, px(8), px(4));
  unitRow->addWidget(holder, 1);
  column->addWidget(units_);

  previous_ = new QWidget(this);
  auto* lines = makeColumn(previous_, 2);
  auto* row = makeRow(lines, 8);
  previousHead_ = makeLabel(previous_, "muted", false);
  then_ = new LevelBadge(previous_);
  now_ = new LevelBadge(previous_);
  auto* arrow = makeLabel(previous_, "muted", false);
  arrow->setText(QStringLiteral("→"));
  change_ = makeLabel(previous_, "muted", false);
  row->addWidget(previousHead_);
  row->addWidget(then_);
  row->addWidget(arrow);
  row->addWidget(now_);
  row->addWidget(change_, 1);
  previousNote_ = makeLabel(previous_, "muted");
  lines->addWidget(previousNote_);
  column->addWidget(previous_);
}

void StandingSection::refresh() {
  showUnits();
  showPrevious();
}

QWidget* StandingSection::unitChip(const Unit& unit) {
  auto* holder = new QWidget(units_);
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(4));
  onLookChange(holder, [holder] { holder->setFixedHeight(px(26)); });
  auto* chip = new Chip(holder);
  chip->setWords(toQt(unit.name));
  chip->setCheckable(true);
  chip->setChecked(unit.id == desk().workspace().unit().id);
  auto* badge = new LevelBadge(holder);
  const auto own = desk().answerOf(index(), unit.id);
  if (unit.whole) {
    badge->setLevel(desk().score(index()).level);
  } else if (own) {
    badge->setLevel(own->level);
  }
  badge->setName(toQt(unit.name));
  row->addWidget(chip);
  row->addWidget(badge);
  badge->setVisible(unit.whole || own);
  connect(chip, &QToolButton::clicked, this,
          [this, id = unit.id] { desk().workspace().setUnit(id); });
  return holder;
}

void StandingSection::showUnits() {
  const auto& all = desk().workspace().cycle().units;
  units_->setVisible(all.size() > 1);
  if (all.size() < 2) return;
  clear(*chips_);
  for (const auto& unit : all) {
    QWidget* chip = unitChip(unit);
    chips_->addWidget(chip);
    chip->show();
  }
  const ItemScore& score = desk().score(index());
  if (score.byUnit && !score.level) return;
  auto* spread = makeLabel(units_, "muted", false);
  spread->setText(!score.byUnit ? text("assess.unit.same")
                  : score.highestLevel != score.level
                      ? text("assess.unit.spread", *score.level, *score.highestLevel)
                      : text("assess.unit.even"));
  spread->setMinimumHeight(px(26));
  chips_->addWidget(spread);
  spread->show();
}

void StandingSection::showPrevious() {
  const auto& snapshot = desk().workspace().snapshot();
  const Scores* scores = desk().workspace().previousScores();
  previous_->setVisible(snapshot.previous.has_value());
  if (!snapshot.previous || !scores) return;
  // The last cycle may have been answered against another edition.
  const auto place = snapshot.previous->catalog->indexOf(item().id);
  if (place == Catalog::npos) {
    previous_->hide();
    return;
  }
  const ItemScore& then = scores->items[place];
  const Answer* answer = desk().workspace().previousAnswer(item().id);
  const bool whole = desk().workspace().unit().whole;
  const auto level = whole || !answer ? then.level : answer->level;
  const auto now = desk().shownLevel(index());
  previousHead_->setText(text("assess.previous", snapshot.previous->cycle.name));
  then_->setLevel(level);
  then_->setName(text("assess.previous.then"));
  now_->setLevel(now);
  now_->setName(text("assess.previous.now"));
  const auto stipulation = whole || !answer ? then.stipulation : answer->stipulation;
  change_->setText(text("assess.previous.stipulation", stipulationWords(stipulation),
                        stipulationWords(desk().shownStipulation(index()))));
  previousNote_->setVisible(answer && !answer->note.empty());
  if (answer) previousNote_->setText(toQt(answer->note));
}

}  // namespace kijun::ui::assess
