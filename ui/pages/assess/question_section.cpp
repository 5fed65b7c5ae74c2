#include "ui/pages/assess/question_section.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"

namespace kijun::ui::assess {

QString refusalWords(AnswerDesk::Refusal why) {
  switch (why) {
    case AnswerDesk::Refusal::None:
      return {};
    case AnswerDesk::Refusal::ReadOnly:
      return text("assess.refused.readOnly");
    case AnswerDesk::Refusal::ClosedCycle:
      return text("assess.refused.closed");
    case AnswerDesk::Refusal::Role:
      return text("assess.refused.role");
    case AnswerDesk::Refusal::ChooseUnit:
      return text("assess.refused.unit");
  }
  return {};
}

QuestionSection::QuestionSection(AnswerDesk& desk, QWidget* parent) : EditorSection(desk, parent) {
  auto* column = makeColumn(this, 6);
  question_ = makeLabel(this);
  setFace(question_, Face::Question);
  question_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  intent_ = makeLabel(this, "muted");
  intent_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  carriedOver_ = new Callout(Callout::Tone::Note, this);
  confirm_ = makeTool(carriedOver_, "segment");
  retext(confirm_, "assess.confirm");
  connect(confirm_, &QToolButton::clicked, this, [this] { this->desk().confirm({index()}); });
  carriedOver_->row()->addWidget(confirm_);
  doubt_ = new Callout(Callout::Tone::Warning, this);
  answering_ = new Callout(Callout::Tone::Note, this);
  units_ = new QWidget(answering_);
  unitRow_ = new QHBoxLayout(units_);
  unitRow_->setContentsMargins(0, 0, 0, 0);
  unitRow_->setSpacing(px(6));
  answering_->row()->addWidget(units_);
  column->addWidget(question_);
  column->addWidget(intent_);
  for (Callout* banner : {carriedOver_, doubt_, answering_}) column->addWidget(banner);
}

void QuestionSection::refresh() {
  question_->setText(inLanguage(item().question));
  intent_->setText(inLanguage(item().intent));
  const ItemScore& score = desk().score(index());
  carriedOver_->setVisible(score.carriedOver);
  carriedOver_->setWords(text("assess.carriedOver"));
  const auto behind = desk().keysBehind(index());
  const QString whyNotConfirm = desk().whyNot(commands::confirm(behind), behind);
  confirm_->setEnabled(whyNotConfirm.isEmpty());
  confirm_->setToolTip(whyNotConfirm);
  const QString doubt = doubtWords(score);
  doubt_->setVisible(!doubt.isEmpty());
  doubt_->setWords(doubt);
  const auto why = desk().refusal(index());
  const bool inherited = why == AnswerDesk::Refusal::None && desk().isInherited(index());
  const QString words =
      inherited ? text("assess.inherited", desk().workspace().unit().name) : whyNot();
  answering_->setVisible(!words.isEmpty());
  answering_->setWords(words);
  offerUnits(why == AnswerDesk::Refusal::ChooseUnit);
}

void QuestionSection::offerUnits(bool wanted) {
  clear(*unitRow_);
  units_->setVisible(wanted);
  if (!wanted) return;
  for (const auto& unit : desk().workspace().cycle().units) {
    if (unit.whole) continue;
    auto* button = makeTool(units_, "segment");
    button->setText(toQt(unit.name));
    connect(button, &QToolButton::clicked, this,
            [this, id = unit.id] { desk().workspace().setUnit(id); });
    unitRow_->addWidget(button);
  }
}

}  // namespace kijun::ui::assess
