// A day typed as 2026-03-31 (2026/3/31 and 20260331 are understood) or picked from a calendar; may
// be left empty.
#pragma once
#include <QWidget>
#include <optional>

#include "base/time.h"

class QLineEdit;

namespace kijun::ui {

class DayEdit : public QWidget {
  Q_OBJECT
 public:
  explicit DayEdit(QWidget* parent = nullptr);
  void setDay(std::optional<Date> day);
  // Nothing when empty or not a day.
  std::optional<Date> day() const;
  bool isEmpty() const;
  // Empty or a real day.
  bool isSound() const { return isEmpty() || day().has_value(); }
  // As typed, or ISO once it is a day.
  QString text() const;
  void setName(const QString& name);

 Q_SIGNALS:
  void changed();
  void finished();

 private:
  void pick();
  QLineEdit* edit_;
};

std::optional<Date> dayFromTyped(const QString& typed);
Date today();

}  // namespace kijun::ui
