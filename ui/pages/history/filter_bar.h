// What to look for in the history: words, person, role, kind, table and days.
#pragma once
#include <QWidget>
#include <vector>

#include "workspace/history.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QTimer;

namespace kijun::ui {
class DayEdit;
}

namespace kijun::ui::history {

class FilterBar : public QWidget {
  Q_OBJECT
 public:
  explicit FilterBar(int offsetMinutes, QWidget* parent = nullptr);
  HistoryFilter filter() const;
  void setAuthors(std::vector<HistoryAuthor> authors);
  void clear();
  bool isEmpty() const;
  void focusWords();

 Q_SIGNALS:
  void changed();

 private:
  QComboBox* addCombo(std::string_view nameId);
  void fill();

  int offsetMinutes_;
  QTimer* pause_;  // between typing and looking
  std::vector<HistoryAuthor> authors_;
  QLineEdit* words_;
  QComboBox* person_;
  QComboBox* role_;
  QComboBox* group_;
  QComboBox* table_;
  DayEdit* from_;
  DayEdit* until_;
  QPushButton* clear_;
};

}  // namespace kijun::ui::history
