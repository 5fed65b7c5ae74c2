#include "ui/pages/assess/scope_section.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::assess {

ScopeSection::ScopeSection(AnswerDesk& desk, QWidget* parent) : EditorSection(desk, parent) {
  auto* column = makeColumn(this, 6);
  choice_ = new SegmentedControl(this, Clearing::Refused);
  auto* first = makeRow(column, 8);
  first->addWidget(makeRowLabel(this, KIJUN_TEXT("record.answer.applicability")));
  first->addWidget(choice_, 1);
  whyNotRow_ = new QWidget(this);
  auto* second = new QHBoxLayout(whyNotRow_);
  second->setContentsMargins(0, 0, 0, 0);
  second->setSpacing(px(8));
  second->addWidget(makeIndent(whyNotRow_));
  whyNot_ = makeLabel(whyNotRow_, "bad");
  second->addWidget(whyNot_, 1);
  whyNotRow_->hide();
  column->addWidget(whyNotRow_);

  reasonRow_ = new QWidget(this);
  auto* row = new QHBoxLayout(reasonRow_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(8));
  row->addWidget(makeIndent(reasonRow_));
  given_ = makeLabel(reasonRow_);
  given_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  reason_ = new QLineEdit(reasonRow_);
  accept_ = new QPushButton(reasonRow_);
  cancel_ = new QPushButton(reasonRow_);
  retext(cancel_, "assess.scope.cancel");
  row->addWidget(given_, 1);
  row->addWidget(reason_, 1);
  row->addWidget(accept_);
  row->addWidget(cancel_);
  column->addWidget(reasonRow_);

  connect(choice_, &SegmentedControl::chosenByUser, this, &ScopeSection::choose);
  connect(accept_, &QPushButton::clicked, this, &ScopeSection::accept);
  connect(cancel_, &QPushButton::clicked, this, &ScopeSection::cancel);
  connect(reason_, &QLineEdit::returnPressed, this, &ScopeSection::accept);
  connect(reason_, &QLineEdit::textChanged, this,
          [this] { accept_->setEnabled(!reason_->text().trimmed().isEmpty()); });
}

void ScopeSection::moved() {
  asking_ = false;
  whyNotRow_->hide();
}

// Empty where the catalog lets this item be declined here.
QString ScopeSection::declineRefusal() const {
  const DeclineRule* rule = desk().catalog().declineRule(item());
  if (!rule) return text("assess.scope.expected");
  return rule->requires_.empty() ? QString() : text("assess.scope.acceptance");
}

void ScopeSection::toggle() {
  if (!mayAnswer()) {
    desk().setApplicability(index(), Applicability::Applicable, {});  // says why it is refused
  } else if (desk().shownApplicability(index()) != Applicability::Applicable) {
    desk().setApplicability(index(), Applicability::Applicable, {});
  } else {
    ask(Applicability::NotApplicable);
  }
}

void ScopeSection::choose(const QString& id) {
  const auto wanted = applicabilityFromId(fromQt(id)).value_or(Applicability::Applicable);
  const QString refusal = wanted == Applicability::NotAdopted ? declineRefusal() : QString();
  whyNot_->setText(refusal);
  whyNotRow_->setVisible(!refusal.isEmpty());
  if (!refusal.isEmpty()) {
    asking_ = false;
    refresh();
    Q_EMIT said(refusal);
  } else if (wanted == Applicability::Applicable) {
    asking_ = false;
    desk().setApplicability(index(), wanted, {});
    refresh();
  } else {
    ask(wanted);
  }
}

void ScopeSection::ask(Applicability wanted) {
  wanted_ = wanted;
  asking_ = true;
  whyNotRow_->hide();
  refresh();
  reason_->setFocus(Qt::ShortcutFocusReason);
  reason_->selectAll();
}

void ScopeSection::accept() {
  const QString reason = reason_->text().trimmed();
  if (reason.isEmpty()) return;
  const auto wanted = asking_ ? wanted_ : desk().shownApplicability(index());
  asking_ = false;
  desk().setApplicability(index(), wanted, reason);
  refresh();
  Q_EMIT finished();
}

void ScopeSection::cancel() {
  asking_ = false;
  refresh();
  Q_EMIT finished();
}

// Of an item answered by unit each reason once.
QString ScopeSection::shownReason() const {
  QStringList reasons;
  for (const auto& answer : desk().answersBehind(index())) {
    if (!answer.reason.empty() && !reasons.contains(toQt(answer.reason))) {
      reasons << toQt(answer.reason);
    }
  }
  return reasons.join(u'\n');
}

void ScopeSection::refresh() {
  const auto applicability = desk().shownApplicability(index());
  std::vector<Segment> segments;
  for (const auto each :
       {Applicability::Applicable, Applicability::NotApplicable, Applicability::NotAdopted}) {
    segments.push_back({toQt(idOf(each)), applicabilityWords(each), {}, {}, {}});
  }
  segments.back().tooltip = declineRefusal();
  choice_->setSegments(std::move(segments));
  choice_->setChosen(toQt(idOf(asking_ ? wanted_ : applicability)));
  choice_->setReadOnly(!mayAnswer(), whyNot());
  const bool out = applicability != Applicability::Applicable;
  reasonRow_->setVisible(asking_ || out);
  cancel_->setVisible(asking_);
  accept_->setVisible(mayAnswer());
  accept_->setText(asking_ ? text("assess.scope.accept", applicabilityWords(wanted_))
                           : text("assess.scope.change"));
  reason_->setVisible(mayAnswer());
  given_->setVisible(!mayAnswer());
  const QString label = text("assess.scope.reason");
  reason_->setPlaceholderText(label);
  reason_->setAccessibleName(label);
  const QString reason = out ? shownReason() : QString();
  given_->setText(reason);
  if (!reason_->hasFocus()) reason_->setText(reason);
  accept_->setEnabled(!reason_->text().trimmed().isEmpty());
}

}  // namespace kijun::ui::assess
