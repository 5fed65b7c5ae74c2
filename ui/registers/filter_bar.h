// What narrows a register's list: words, and conditions on columns, each a small button that takes
// it away. Beside them how many rows there are, and what is missing in them.
#pragma once
#include <QWidget>

#include "ui/registers/register_contents.h"

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace kijun::ui {
class Chip;
}

namespace kijun::ui::registers {

class FilterBar : public QWidget {
  Q_OBJECT
 public:
  explicit FilterBar(const RecordDescription& description, QWidget* parent = nullptr);
  // A place at the end of the first line, for the page's own buttons.
  void addButton(QWidget* button);
  // Only the buttons are seen, where there is one row and nothing to find.
  void hideFilter();
  RegisterFilter filter() const;
  void clear();
  void focusWords();
  // Shown of all; what is missing is counted in the contents.
  void setStanding(int shown, int total, const ContentsPtr& contents);

 Q_SIGNALS:
  void changed();
  // Enter: on to the list.
  void done();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Lack {
    std::size_t column;
    int rows;
    bool operator==(const Lack&) const = default;
  };
  void fillMenu(QMenu& menu);
  void addConditions(QMenu& menu, std::size_t column);
  void toggle(const RegisterFilter::Condition& condition, bool on);
  void showConditions();
  QString wordsOf(const RegisterFilter::Condition& condition) const;
  const RecordDescription& description_;
  QLineEdit* words_;
  Chip* add_;
  QLabel* count_;
  QWidget* second_;
  std::vector<RegisterFilter::Condition> conditions_;
  ContentsPtr counted_;
  std::vector<Lack> lacks_;
};

}  // namespace kijun::ui::registers
