// Who approved an edition of the risk model, when and why. UI thread only.
#pragma once
#include <QWidget>
#include <string>
#include <vector>

#include "records/registers.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace kijun::ui {
class DayEdit;
}

namespace kijun::ui::risk_model {

class ApprovalForm : public QWidget {
  Q_OBJECT
 public:
  explicit ApprovalForm(QWidget* parent = nullptr);
  // Who may be named; whom one had chosen stays chosen.
  void setPeople(const std::vector<Person>& people);
  // An edition approved later would stay in force: its day, empty without one.
  void setLatest(const std::string& day) { latest_ = day; }
  void clear();
  // Empty when all is there.
  QString missing() const;
  std::string title() const;
  std::string reason() const;
  Id approver() const;
  std::string day() const;
  bool isTouched() const;

 Q_SIGNALS:
  void changed();

 private:
  QLineEdit* title_;
  QPlainTextEdit* reason_;
  QComboBox* approver_;
  DayEdit* day_;
  std::string latest_;
};

}  // namespace kijun::ui::risk_model
