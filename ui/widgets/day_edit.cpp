#include "ui/widgets/day_edit.h"

#include <QAction>
#include <QCalendarWidget>
#include <QDate>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {

std::optional<Date> dayFromTyped(const QString& typed) {
  static const QRegularExpression parted(
      QStringLiteral("^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?$"));
  static const QRegularExpression packed(QStringLiteral("^(\\d{4})(\\d{2})(\\d{2})$"));
  const QString plain = typed.normalized(QString::NormalizationForm_KC).trimmed();
  auto found = parted.match(plain);
  if (!found.hasMatch()) found = packed.match(plain);
  if (!found.hasMatch()) return std::nullopt;
  const QDate date(found.captured(1).toInt(), found.captured(2).toInt(), found.captured(3).toInt());
  return date.isValid() ? Date::parse(date.toString(Qt::ISODate).toStdString()) : std::nullopt;
}

Date today() {
  return *Date::parse(QDate::currentDate().toString(Qt::ISODate).toStdString());
}

DayEdit::DayEdit(QWidget* parent) : QWidget(parent), edit_(new QLineEdit(this)) {
  auto* row = new QVBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(edit_);
  retextProperty(edit_, "placeholderText", KIJUN_TEXT("ui.day.placeholder"));
  edit_->setInputMethodHints(Qt::ImhDate | Qt::ImhPreferNumbers);
  setFocusProxy(edit_);
  auto* pickAction = edit_->addAction(QIcon(), QLineEdit::TrailingPosition);
  setIcon(pickAction, "calendar");
  retextProperty(pickAction, "toolTip", KIJUN_TEXT("ui.day.pick"));
  for (auto* button : edit_->findChildren<QToolButton*>()) {
    retextProperty(button, "accessibleName", KIJUN_TEXT("ui.day.pick"));
  }
  connect(pickAction, &QAction::triggered, this, &DayEdit::pick);
  connect(edit_, &QLineEdit::textChanged, this, &DayEdit::changed);
  connect(edit_, &QLineEdit::editingFinished, this, [this] {
    if (const auto found = day()) edit_->setText(toQt(found->iso()));
    Q_EMIT finished();
  });
}

void DayEdit::setDay(std::optional<Date> day) {
  edit_->setText(day ? toQt(day->iso()) : QString());
}

std::optional<Date> DayEdit::day() const {
  return dayFromTyped(edit_->text());
}

bool DayEdit::isEmpty() const {
  return edit_->text().trimmed().isEmpty();
}

QString DayEdit::text() const {
  const auto found = day();
  return found ? toQt(found->iso()) : edit_->text().trimmed();
}

void DayEdit::setName(const QString& name) {
  edit_->setAccessibleName(name);
}

void DayEdit::pick() {
  QMenu menu(this);
  auto* calendar = new QCalendarWidget(&menu);
  calendar->setLocale(QLocale());
  calendar->setGridVisible(false);
  calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
  if (const auto found = day()) {
    calendar->setSelectedDate(
        QDate(found->year(), static_cast<int>(found->month()), static_cast<int>(found->day())));
  }
  auto* holder = new QWidgetAction(&menu);
  holder->setDefaultWidget(calendar);
  menu.addAction(holder);
  connect(calendar, &QCalendarWidget::clicked, &menu, [&](QDate date) {
    edit_->setText(date.toString(Qt::ISODate));
    menu.close();
    Q_EMIT finished();
  });
  menu.exec(mapToGlobal(QPoint(0, height())));
}

}  // namespace kijun::ui
