// Small parts the editor's sections are made of.
#pragma once
#include <QFrame>
#include <QLabel>
#include <QString>
#include <QToolButton>
#include <string_view>

class QBoxLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace kijun::ui::assess {

// look: "muted", "accent", "bad", "good" or nothing.
QLabel* makeLabel(QWidget* parent, const char* look = "", bool wraps = true);
// The label of a row in the editor, of one width for all rows; follows the language.
QLabel* makeRowLabel(QWidget* parent, std::string_view textId);
// As wide as those labels, for rows that stand under one.
QWidget* makeIndent(QWidget* parent);
// Where what stands beside that label begins, from the left: by the longest label of the language.
int rowIndent();
QFrame* makeLine(QWidget* parent);
// A button that reads like a link.
QToolButton* makeTool(QWidget* parent, const char* look = "");
// "9/12 10:03" in the workspace's zone of an ISO instant; the day alone where the year differs.
QString shownInstant(const std::string& iso, int offsetMinutes);
QVBoxLayout* makeColumn(QWidget* parent, int gap);
QHBoxLayout* makeRow(QBoxLayout* into, int gap);

// A block with a coloured edge: something to look at, with its words and perhaps buttons.
class Callout : public QFrame {
  Q_OBJECT
 public:
  enum class Tone { Note, Warning };
  Callout(Tone tone, QWidget* parent);
  void setWords(const QString& words);
  QHBoxLayout* row() const { return row_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Tone tone_;
  QHBoxLayout* row_;
  QLabel* words_;
};

// A part of the editor that opens and closes; closed, its heading still says how much it holds.
class Fold : public QWidget {
  Q_OBJECT
 public:
  Fold(std::string_view textId, QWidget* parent);
  // A line of a list in the body.
  void addPoint(const QString& words);
  QVBoxLayout* body() const { return bodyLayout_; }
  void setCount(int count);
  void setOpen(bool open);
  bool isOpen() const;
  QToolButton* header() const { return header_; }

 Q_SIGNALS:
  void toggled(bool open);

 private:
  void restyle();
  std::string textId_;
  int count_ = -1;
  QToolButton* header_;
  QWidget* bodyWidget_;
  QVBoxLayout* bodyLayout_;
};

}  // namespace kijun::ui::assess
