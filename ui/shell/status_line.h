// The bottom line: when the last change reached the disk, how far the cycle is, whether the journal
// is sound, and the language.
#pragma once
#include <QFrame>
#include <QTimer>

class QLabel;
class QToolButton;

namespace kijun::ui {

class WorkspaceModel;

class StatusLine : public QFrame {
  Q_OBJECT
 public:
  explicit StatusLine(QWidget* parent = nullptr);
  // nullptr without a workspace.
  void setWorkspace(WorkspaceModel* workspace);
  // A passing word, gone after a few seconds.
  void say(const QString& message);
  QToolButton* languageButton() const { return language_; }
  // As shown, for tests.
  QString savedWords() const;
  QString integrityWords() const;
  QString answeredWords() const;

 Q_SIGNALS:
  void integrityClicked();

 private:
  void refresh();
  void refreshSaved();
  void refreshIntegrity();

  WorkspaceModel* workspace_ = nullptr;
  QLabel* dot_;
  QLabel* saved_;
  QLabel* answered_;
  QLabel* unconfirmed_;
  QLabel* fulfilment_;
  QToolButton* integrity_;
  QLabel* passing_;
  QToolButton* language_;
  QTimer timer_;
};

}  // namespace kijun::ui
