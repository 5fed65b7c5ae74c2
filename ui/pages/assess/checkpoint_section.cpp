#include "ui/pages/assess/checkpoint_section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::assess {
namespace {

constexpr std::size_t kKeys = 8;  // Alt+1 to Alt+8

std::optional<Tick> tickOf(const Answer& answer, const std::string& checkpoint) {
  const auto at = answer.ticks.find(checkpoint);
  return at == answer.ticks.end() ? std::nullopt : std::optional(at->second);
}

// What all of them say; nothing where they differ.
std::optional<Tick> commonTick(const std::vector<Answer>& answers, const std::string& checkpoint) {
  std::optional<Tick> common;
  for (const auto& answer : answers) {
    const auto tick = tickOf(answer, checkpoint);
    if (!tick || (common && tick != common)) return std::nullopt;
    common = tick;
  }
  return common;
}

}  // namespace

CheckpointSection::CheckpointSection(AnswerDesk& desk, QWidget* parent)
    : EditorSection(desk, parent) {
  auto* column = makeColumn(this, 6);
  heading_ = makeLabel(this, "muted", false);
  rows_ = new QVBoxLayout;
  rows_->setSpacing(px(4));
  column->addWidget(heading_);
  column->addLayout(rows_);
}

CheckpointSection::Line CheckpointSection::makeLine(std::size_t place) {
  Line line{};
  line.holder = new QWidget(this);
  auto* row = new QHBoxLayout(line.holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(8));
  line.key = makeLabel(line.holder, "muted", false);
  setFace(line.key, Face::Small);
  line.words = makeLabel(line.holder);
  line.choice = new SegmentedControl(line.holder);
  line.choice->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
  row->addWidget(line.key);
  row->addWidget(line.words, 1);
  row->addWidget(line.choice, 0, Qt::AlignVCenter);
  connect(line.choice, &SegmentedControl::chosenByUser, this, [this, place](const QString& id) {
    if (place >= item().checkpoints.size()) return;
    desk().setTick(index(), item().checkpoints[place].id, tickFromId(fromQt(id)));
  });
  rows_->addWidget(line.holder);
  return line;
}

void CheckpointSection::moved() {
  while (lines_.size() < item().checkpoints.size()) lines_.push_back(makeLine(lines_.size()));
}

void CheckpointSection::refresh() {
  const auto& checkpoints = item().checkpoints;
  setVisible(!checkpoints.empty());
  const auto answers = desk().answersBehind(index());
  const bool inScope = desk().shownApplicability(index()) == Applicability::Applicable;
  int met = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    line.holder->setVisible(i < checkpoints.size());
    if (i >= checkpoints.size()) continue;
    const Checkpoint& checkpoint = checkpoints[i];
    QString words = inLanguage(checkpoint.text);
    if (checkpoint.example) words = text("assess.checkpoint.example", words);
    const auto tick = commonTick(answers, checkpoint.id);
    const QString apart = tick ? QString() : ticksApart(answers, checkpoint.id);
    line.words->setText(apart.isEmpty() ? words : words + u'\n' + apart);
    line.key->setText(i < kKeys ? QStringLiteral("Alt+%1").arg(i + 1) : QString());
    std::vector<Segment> segments;
    for (const auto each : {Tick::Yes, Tick::No, Tick::NotApplicable}) {
      const QString name = tickWords(each);
      const bool brief = each == Tick::NotApplicable;
      segments.push_back(
          {toQt(idOf(each)), brief ? text("assess.tick.notApplicable") : name, name, {}, {}});
    }
    line.choice->setSegments(std::move(segments));
    met += tick && *tick != Tick::No;
    line.choice->setChosen(tick ? toQt(idOf(*tick)) : QString());
    line.choice->setReadOnly(!mayAnswer(), whyNot());
    line.choice->setEnabled(inScope);
    line.choice->setAccessibleName(words);
  }
  heading_->setText(text("assess.checkpoints", met, checkpoints.size()));
}

// What each unit says, where an item answered by unit is seen as a whole.
QString CheckpointSection::ticksApart(const std::vector<Answer>& answers,
                                      const std::string& checkpoint) const {
  QStringList parts;
  if (answers.size() < 2) return {};
  for (const auto& answer : answers) {
    const Unit* unit = desk().workspace().cycle().unit(answer.key.unit);
    if (unit) {
      parts << text("assess.checkpoint.unit", unit->name, tickWords(tickOf(answer, checkpoint)));
    }
  }
  return parts.join(text("assess.between"));
}

void CheckpointSection::cycle(std::size_t place) {
  if (place >= item().checkpoints.size()) return;
  const std::string& id = item().checkpoints[place].id;
  const auto answer = desk().shownAnswer(index());
  std::optional<Tick> tick;
  if (answer && answer->ticks.contains(id)) tick = answer->ticks.at(id);
  const Tick next = tick == Tick::Yes  ? Tick::No
                    : tick == Tick::No ? Tick::NotApplicable
                                       : Tick::Yes;
  desk().setTick(index(), id, next);
}

}  // namespace kijun::ui::assess
