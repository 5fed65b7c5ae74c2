// Every key there is, from the action table, by where it acts.
#pragma once
#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace kijun::ui {

class ShortcutHelp : public QDialog {
  Q_OBJECT
 public:
  explicit ShortcutHelp(QWidget* parent = nullptr);

 private:
  void filter(const QString& typed);
  QLineEdit* filter_;
  QTreeWidget* tree_;
};

}  // namespace kijun::ui
