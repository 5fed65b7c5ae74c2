#include "ui/governance/risk_model/approval_form.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/still_wheel.h"

namespace kijun::ui::risk_model {

ApprovalForm::ApprovalForm(QWidget* parent)
    : QWidget(parent),
      title_(new QLineEdit(this)),
      reason_(new QPlainTextEdit(this)),
      approver_(new QComboBox(this)),
      day_(new DayEdit(this)) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(px(12));
  grid->setVerticalSpacing(px(8));
  grid->setColumnStretch(1, 3);
  grid->setColumnStretch(3, 2);
  const auto add = [&](int row, int column, std::string_view textId, QWidget* editor) {
    auto* label = new QLabel(text(textId), this);
    label->setBuddy(editor);
    editor->setAccessibleName(text(textId));
    grid->addWidget(label, row, column, Qt::AlignTop);
    grid->addWidget(editor, row, column + 1);
  };
  title_->setObjectName(QStringLiteral("riskModelTitle"));
  title_->setPlaceholderText(text("riskmodel.title.hint"));
  reason_->setObjectName(QStringLiteral("riskModelReason"));
  reason_->setTabChangesFocus(true);
  reason_->setFixedHeight(px(60));
  approver_->setObjectName(QStringLiteral("riskModelApprover"));
  approver_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  approver_->setMinimumContentsLength(12);
  keepStill(approver_);
  day_->setObjectName(QStringLiteral("riskModelDay"));
  day_->setName(text("record.risk_model.approved_on"));
  add(0, 0, KIJUN_TEXT("record.risk_model.title"), title_);
  add(1, 0, KIJUN_TEXT("record.risk_model.reason"), reason_);
  add(0, 2, KIJUN_TEXT("record.risk_model.approved_by"), approver_);
  add(1, 2, KIJUN_TEXT("record.risk_model.approved_on"), day_);
  grid->setAlignment(day_, Qt::AlignTop);
  day_->setDay(today());
  connect(title_, &QLineEdit::textChanged, this, &ApprovalForm::changed);
  connect(reason_, &QPlainTextEdit::textChanged, this, &ApprovalForm::changed);
  connect(approver_, &QComboBox::currentIndexChanged, this, &ApprovalForm::changed);
  connect(day_, &DayEdit::changed, this, &ApprovalForm::changed);
}

void ApprovalForm::setPeople(const std::vector<Person>& people) {
  const QSignalBlocker quiet(approver_);
  const auto kept = approver_->currentData();
  approver_->clear();
  approver_->addItem(text("ui.none"), QString());
  for (const auto& person : people) approver_->addItem(toQt(person.name), toQt(person.id));
  approver_->setCurrentIndex(std::max(0, approver_->findData(kept)));
}

void ApprovalForm::clear() {
  title_->clear();
  reason_->clear();
  approver_->setCurrentIndex(0);
  day_->setDay(today());
}

bool ApprovalForm::isTouched() const {
  return !title().empty() || !reason().empty();
}

std::string ApprovalForm::title() const {
  return fromQt(title_->text().trimmed());
}
std::string ApprovalForm::reason() const {
  return fromQt(reason_->toPlainText().trimmed());
}
Id ApprovalForm::approver() const {
  return fromQt(approver_->currentData().toString());
}
std::string ApprovalForm::day() const {
  return day_->day() ? day_->day()->iso() : std::string();
}

QString ApprovalForm::missing() const {
  if (title().empty()) return text("riskmodel.missing", "@record.risk_model.title");
  if (reason().empty()) return text("riskmodel.missing", "@record.risk_model.reason");
  // While nobody is in the register, there is nobody to name.
  if (approver().empty() && approver_->count() > 1) {
    return text("riskmodel.missing", "@record.risk_model.approved_by");
  }
  if (day().empty()) return text("riskmodel.missing", "@record.risk_model.approved_on");
  if (day() < latest_) return text("riskmodel.too_early", latest_);
  return {};
}

}  // namespace kijun::ui::risk_model
