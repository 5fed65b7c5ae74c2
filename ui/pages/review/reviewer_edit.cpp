#include "ui/pages/review/reviewer_edit.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/pages/assess/item_list_model.h"
#include "ui/pages/assess/memo_section.h"
#include "ui/pages/assess/parts.h"
#include "ui/pages/assess/rating_section.h"
#include "ui/pages/review/words.h"
#include "ui/review/refusal.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/still_wheel.h"

namespace kijun::ui::review {
namespace {

constexpr Applicability kApplicabilities[] = {
    Applicability::Applicable, Applicability::NotApplicable, Applicability::NotAdopted};
constexpr Stipulation kStipulations[] = {Stipulation::None, Stipulation::Partial,
                                         Stipulation::Full};

}  // namespace

ReviewerEdit::ReviewerEdit(WorkspaceModel& workspace, QWidget* parent)
    : QObject(parent),
      workspace_(workspace),
      level_(new SegmentedControl(parent)),
      stipulation_(new SegmentedControl(parent)),
      applicabilityCell_(new QWidget(parent)),
      noteCell_(new QWidget(parent)),
      keeper_(
          workspace,
          [this](const std::string& draft, const QString& words, std::function<void(bool)> done) {
            const auto key = keyOfDraft("note", draft);
            workspace_.post(commands::setNote(*key, fromQt(words)), std::move(done));
          },
          this) {
  level_->setObjectName(QStringLiteral("reviewLevel"));
  retextProperty(level_, "accessibleName", KIJUN_TEXT("record.answer.level"));
  stipulation_->setObjectName(QStringLiteral("reviewStipulation"));
  retextProperty(stipulation_, "accessibleName", KIJUN_TEXT("record.answer.stipulation"));
  buildApplicability(applicabilityCell_);
  buildNote(noteCell_);
  connect(level_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    post(commands::setLevel(key_, id.isEmpty() ? std::nullopt : std::optional(id.toInt())));
  });
  connect(stipulation_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    post(commands::setStipulation(key_, stipulationFromId(fromQt(id))));
  });
  onLanguageChange(this, [this] { fillChoices(); });
}

void ReviewerEdit::buildApplicability(QWidget* parent) {
  auto* column = assess::makeColumn(parent, 4);
  applicability_ = new QComboBox(parent);
  applicability_->setObjectName(QStringLiteral("reviewApplicability"));
  applicability_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  applicability_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  retextProperty(applicability_, "accessibleName", KIJUN_TEXT("record.answer.applicability"));
  keepStill(applicability_);
  column->addWidget(applicability_);
  auto* row = assess::makeRow(column, 4);
  reason_ = new QLineEdit(parent);
  reason_->setObjectName(QStringLiteral("reviewReason"));
  retextProperty(reason_, "placeholderText", KIJUN_TEXT("assess.scope.reason"));
  retextProperty(reason_, "accessibleName", KIJUN_TEXT("assess.scope.reason"));
  accept_ = new QPushButton(parent);
  accept_->setObjectName(QStringLiteral("reviewReasonGiven"));
  retext(accept_, "review.reason.give");
  given_ = assess::makeLabel(parent);
  given_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  row->addWidget(reason_, 1);
  row->addWidget(accept_);
  row->addWidget(given_, 1);
  connect(applicability_, &QComboBox::activated, this,
          [this](int at) { choose(kApplicabilities[at]); });
  connect(reason_, &QLineEdit::textChanged, this,
          [this] { accept_->setEnabled(!reason_->text().trimmed().isEmpty()); });
  connect(reason_, &QLineEdit::returnPressed, this, &ReviewerEdit::giveReason);
  connect(accept_, &QPushButton::clicked, this, &ReviewerEdit::giveReason);
}

void ReviewerEdit::buildNote(QWidget* parent) {
  auto* column = assess::makeColumn(parent, 2);
  note_ = new assess::MemoEdit(parent);
  note_->setObjectName(QStringLiteral("reviewNote"));
  retextProperty(note_, "accessibleName", KIJUN_TEXT("record.answer.note"));
  written_ = assess::makeLabel(parent);
  written_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  status_ = assess::makeLabel(parent, "muted", false);
  setFace(status_, Face::Small);
  column->addWidget(note_);
  column->addWidget(written_);
  column->addWidget(status_);
  column->addStretch();
  connect(note_, &QPlainTextEdit::textChanged, this, [this] {
    if (!showing_) keeper_.typed(draftKey("note", key_), note_->toPlainText());
  });
  connect(note_, &assess::MemoEdit::composing, this, [this](bool on) { keeper_.setComposing(on); });
  connect(note_, &assess::MemoEdit::left, this, [this] { keeper_.finish(); });
  connect(&keeper_, &DraftKeeper::pendingChanged, this, [this](bool pending) {
    status_->setText(pending ? text("assess.memo.saving") : text("assess.memo.saved"));
    status_->show();
  });
}

QWidget* ReviewerEdit::level() const {
  return level_;
}
QWidget* ReviewerEdit::stipulation() const {
  return stipulation_;
}

void ReviewerEdit::fillChoices() {
  level_->setSegments(levelSegments(workspace_));
  std::vector<Segment> stipulations;
  for (const auto each : kStipulations) {
    stipulations.push_back({toQt(idOf(each)), assess::stipulationWords(each), {}, {}, {}});
  }
  stipulation_->setSegments(std::move(stipulations));
  applicability_->clear();
  for (const auto each : kApplicabilities) {
    applicability_->addItem(assess::applicabilityWords(each));
  }
  if (!key_.item.empty()) refresh();
}

Answer ReviewerEdit::answer() const {
  return answerAt(workspace_.cycle(), key_);
}

QString ReviewerEdit::whyNot() const {
  const AnswerKey keys[] = {key_};
  return review::whyNot(workspace_, *commands::setLevel({}, {}).kind, keys);
}

void ReviewerEdit::showAnswer(const AnswerKey& key) {
  if (key != key_) {
    keeper_.finish();
    wanted_.reset();
    status_->hide();
    reason_->clear();
  }
  const bool other = key != key_;
  key_ = key;
  if (other) {
    showing_ = true;
    note_->setPlainText(toQt(answer().note));
    showing_ = false;
  }
  refresh();
}

void ReviewerEdit::refresh() {
  const auto now = answer();
  const auto refusal = whyNot();
  const bool may = refusal.isEmpty();
  const auto applicability = wanted_.value_or(now.applicability);
  const bool out = applicability != Applicability::Applicable;
  const auto& item = *workspace_.catalog().item(key_.item);
  // What each level means here is read where it is chosen.
  auto segments = levelSegments(workspace_);
  for (auto& segment : segments) {
    segment.tooltip = assess::levelMeaning(workspace_.catalog(), item, *segment.level);
  }
  level_->setSegments(std::move(segments));
  level_->setChosen(now.level && !out ? QString::number(*now.level) : QString());
  level_->setReadOnly(!may, refusal);
  level_->setEnabled(!out);
  stipulation_->setChosen(now.stipulation ? toQt(idOf(*now.stipulation)) : QString());
  stipulation_->setReadOnly(!may, refusal);
  stipulation_->setEnabled(!out);
  applicability_->setCurrentIndex(static_cast<int>(
      std::ranges::find(kApplicabilities, applicability) - std::begin(kApplicabilities)));
  applicability_->setEnabled(may);
  applicability_->setToolTip(refusal);
  reason_->setVisible(out && may);
  accept_->setVisible(out && may);
  given_->setVisible(out && !may);
  given_->setText(toQt(now.reason));
  if (!reason_->hasFocus() && !wanted_) reason_->setText(toQt(now.reason));
  accept_->setEnabled(!reason_->text().trimmed().isEmpty());
  if (!keeper_.isDirty() && note_->toPlainText() != toQt(now.note)) {
    showing_ = true;
    note_->setPlainText(toQt(now.note));
    showing_ = false;
  }
  note_->setVisible(may);
  written_->setVisible(!may);
  written_->setText(now.note.empty() ? text("assess.memo.none") : toQt(now.note));
}

void ReviewerEdit::focusLevel() {
  const auto refusal = whyNot();
  if (!refusal.isEmpty()) {
    Q_EMIT said(refusal);
    return;
  }
  const QString id = level_->chosen().isEmpty()
                         ? QString::number(workspace_.catalog().scale().lowest())
                         : level_->chosen();
  if (auto* button = level_->button(id)) button->setFocus(Qt::ShortcutFocusReason);
}

// Empty where the catalog lets this item be declined.
QString ReviewerEdit::declineRefusal() const {
  const DeclineRule* rule = workspace_.catalog().declineRule(*workspace_.catalog().item(key_.item));
  if (!rule) return text("assess.scope.expected");
  return rule->requires_.empty() ? QString() : text("assess.scope.acceptance");
}

void ReviewerEdit::choose(Applicability wanted) {
  const auto refusal = wanted == Applicability::NotAdopted ? declineRefusal() : QString();
  if (!refusal.isEmpty()) {
    Q_EMIT said(refusal);
    refresh();
    return;
  }
  wanted_.reset();
  if (wanted == Applicability::Applicable) {
    post(commands::setApplicability(key_, wanted, {}));
    return;
  }
  if (wanted == answer().applicability) return refresh();
  wanted_ = wanted;
  refresh();
  reason_->setFocus(Qt::ShortcutFocusReason);
}

void ReviewerEdit::giveReason() {
  const QString reason = reason_->text().trimmed();
  if (reason.isEmpty()) return;
  const auto wanted = wanted_.value_or(answer().applicability);
  wanted_.reset();
  post(commands::setApplicability(key_, wanted, fromQt(reason)));
}

// What the store refuses does not stay shown.
void ReviewerEdit::post(Command command) {
  workspace_.post(std::move(command), [self = QPointer(this)](bool durable) {
    if (self && !durable) self->refresh();
  });
}

}  // namespace kijun::ui::review
