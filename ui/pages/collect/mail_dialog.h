// The mails to departments, one after the other, to be copied. UI thread only.
#pragma once
#include <QDialog>

#include "ui/pages/collect/mail_text.h"

class QListWidget;

namespace kijun::ui::collect {

class MailPane;

class MailDialog : public QDialog {
  Q_OBJECT
 public:
  // departments: with something to answer; at least one. A reminder is shown where all of them are
  // overdue.
  MailDialog(CollectValuesPtr values, const std::vector<Id>& departments, QWidget* parent);

 private:
  CollectValuesPtr values_;
  QListWidget* list_;
  MailPane* pane_;
};

}  // namespace kijun::ui::collect
