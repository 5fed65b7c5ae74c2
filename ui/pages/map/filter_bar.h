// What of the map is shown, and search by name in it.
#pragma once
#include <QWidget>

#include "ui/pages/map/map_loader.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace kijun::ui::map {

class FilterBar : public QWidget {
  Q_OBJECT
 public:
  explicit FilterBar(QWidget* parent = nullptr);
  Wish wish() const;
  void setWish(const Wish& wish);
  // The services and suppliers there are; what is chosen stays, even where it is gone.
  void setLoaded(LoadedPtr loaded);
  QString words() const;
  void focusWords();
  // How many the words found; nothing without words.
  void showFound(std::optional<int> count);

 Q_SIGNALS:
  void changed();  // the wish
  void wordsChanged(const QString& words);
  void nextWanted();  // Enter in the words
  void exportWanted();
  void printWanted();

 private:
  QComboBox* addCombo(std::string_view nameId);
  void fill();

  LoadedPtr loaded_;
  std::string focusTarget_;
  QLineEdit* words_;
  QLabel* found_;
  QComboBox* service_;
  QComboBox* supplier_;
  QComboBox* kind_;
  QPushButton* around_;  // 中心: shown while there is one, removes it
  QPushButton* clear_;
};

}  // namespace kijun::ui::map
