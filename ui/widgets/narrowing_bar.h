// The head of a list that is narrowed by words and choices: words, choices, a chip for what another
// place narrowed it to, a way back to all, and how many are shown. What they mean is its heir's.
// UI thread only.
#pragma once
#include <QWidget>
#include <string>
#include <string_view>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace kijun::ui {

class NarrowingBar : public QWidget {
  Q_OBJECT
 public:
  // To the right of all parts.
  void addButton(QWidget* button);
  void focusWords();

 Q_SIGNALS:
  void changed();
  // Enter, Down or Escape in the words: the list is wanted.
  void done();

 protected:
  struct Texts {
    std::string_view words;   // placeholder and name of the words
    std::string_view remove;  // tip of the chip
    std::string_view clear;
  };
  // Parts are named prefix + Words, Extra, Clear, Count. The heir adds its choices, has
  // retell() called on every change of language (which is now, too) and calls it whenever what it
  // names changed.
  NarrowingBar(const QString& prefix, const Texts& texts, QWidget* parent);
  QComboBox* addChoice(const char* name, std::string_view nameId);
  static void put(QComboBox& choice, std::string_view id);
  static std::string chosenIn(const QComboBox& choice);
  std::string words() const;
  void setCount(const QString& words);
  // Fills the choices, then shows.
  void retell();
  // Puts the filter into the parts; signals nothing.
  void showFilter();
  // Empty: no chip.
  void setExtra(const QString& words);
  void setWords(const std::string& words);
  void setClearable(bool clearable);

  virtual void fillChoices() = 0;
  virtual void putFilter() = 0;  // into the parts, by put(), setWords(), setExtra(), setClearable()
  virtual void takeFilter() = 0;  // from the parts
  virtual void dropExtra() = 0;   // from the filter
  virtual void dropFilter() = 0;

  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void choose();
  QHBoxLayout* row_;
  QLineEdit* words_;
  QToolButton *extra_, *clear_;
  QLabel* count_;
  bool showing_ = false;
};

}  // namespace kijun::ui
