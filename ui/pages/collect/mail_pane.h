// The mail to one department, seen as it is copied: subject and body each with a button. Nothing
// reaches the clipboard by itself. UI thread only.
#pragma once
#include <QWidget>

#include "ui/pages/collect/mail_text.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace kijun::ui {
class SegmentedControl;
}

namespace kijun::ui::collect {

class MailPane : public QWidget {
  Q_OBJECT
 public:
  explicit MailPane(QWidget* parent = nullptr);
  // Which of the two is shown at first.
  void setKind(MailKind kind);
  // fileName: see mailText(). The department must have something to answer.
  void showMail(CollectValuesPtr values, const Id& department, HandOutFormat format,
                const QString& fileName);

 private:
  void write();
  void copy(const QString& words, std::string_view saidId);
  CollectValuesPtr values_;
  Id department_;
  HandOutFormat format_ = HandOutFormat::Xlsx;
  QString fileName_;
  SegmentedControl *kind_, *language_;
  QLineEdit* subject_;
  QPlainTextEdit* body_;
  QLabel* copied_;
};

}  // namespace kijun::ui::collect
