#include "ui/shell/status_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

#include "ui/models/workspace_model.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {
namespace {

constexpr int kPassing = 5000;  // milliseconds

}  // namespace

StatusLine::StatusLine(QWidget* parent) : QFrame(parent) {
  setProperty("look", "foot");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(px(16), px(2), px(8), px(2));
  row->setSpacing(px(20));
  auto* savedRow = new QHBoxLayout;
  savedRow->setSpacing(px(6));
  dot_ = new QLabel(QStringLiteral("●"), this);
  saved_ = new QLabel(this);
  savedRow->addWidget(dot_);
  savedRow->addWidget(saved_);
  row->addLayout(savedRow);
  answered_ = new QLabel(this);
  unconfirmed_ = new QLabel(this);
  fulfilment_ = new QLabel(this);
  integrity_ = new QToolButton(this);
  passing_ = new QLabel(this);
  language_ = new QToolButton(this);
  for (QLabel* label : {saved_, answered_, unconfirmed_, fulfilment_, passing_}) {
    label->setProperty("look", "muted");
    setFace(label, Face::Small);
  }
  setFace(dot_, Face::Small);
  row->addWidget(answered_);
  row->addWidget(unconfirmed_);
  row->addWidget(fulfilment_);
  row->addWidget(integrity_);
  // However long a word is, the window keeps its width; the tooltip holds the whole.
  passing_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  row->addWidget(passing_, 1);
  row->addWidget(language_);
  for (QToolButton* button : {integrity_, language_}) {
    button->setProperty("look", "foot");
    button->setFocusPolicy(Qt::TabFocus);
    setFace(button, Face::Small);
  }
  language_->setPopupMode(QToolButton::InstantPopup);
  connect(integrity_, &QToolButton::clicked, this, &StatusLine::integrityClicked);
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, passing_, &QLabel::clear);
  onLanguageChange(this, [this] { refresh(); });
  onLookChange(this, [this] { refreshSaved(); });
}

void StatusLine::setWorkspace(WorkspaceModel* workspace) {
  workspace_ = workspace;
  if (workspace_) {
    connect(workspace_, &WorkspaceModel::scoresChanged, this, &StatusLine::refresh);
    connect(workspace_, &WorkspaceModel::saved, this, &StatusLine::refreshSaved);
    connect(workspace_, &WorkspaceModel::pendingChanged, this, &StatusLine::refreshSaved);
    connect(workspace_, &WorkspaceModel::integrityChanged, this, &StatusLine::refreshIntegrity);
  }
  refresh();
}

void StatusLine::say(const QString& message) {
  passing_->setText(message);
  passing_->setToolTip(message);
  timer_.start(kPassing);
}

QString StatusLine::savedWords() const {
  return saved_->text();
}

QString StatusLine::integrityWords() const {
  return integrity_->text();
}

QString StatusLine::answeredWords() const {
  return answered_->text();
}

void StatusLine::refresh() {
  for (QWidget* widget : std::initializer_list<QWidget*>{dot_, saved_, answered_, unconfirmed_,
                                                         fulfilment_, integrity_}) {
    widget->setVisible(workspace_ != nullptr);
  }
  if (!workspace_) return;
  const auto& overall = workspace_->scores().overall;
  answered_->setText(text("ui.status.answered", overall.counts.answered, overall.counts.items));
  unconfirmed_->setText(text("ui.status.unconfirmed", overall.counts.unconfirmed));
  unconfirmed_->setVisible(overall.counts.unconfirmed > 0);
  fulfilment_->setText(text("ui.status.fulfilment", shownPercent(overall.fulfilment)));
  refreshSaved();
  refreshIntegrity();
}

void StatusLine::refreshSaved() {
  if (!workspace_) return;
  const bool waiting = workspace_->pending() > 0;
  Ink ink = waiting ? Ink::Warning : Ink::Good;
  if (workspace_->isReadOnly()) {
    saved_->setText(text("ui.status.read_only"));
    ink = Ink::Muted;
  } else if (waiting) {
    saved_->setText(text("ui.status.saving"));
  } else if (workspace_->savedAt().isValid()) {
    saved_->setText(
        text("ui.status.saved", workspace_->savedAt().toString(QStringLiteral("HH:mm:ss"))));
  } else {
    saved_->setText(text("ui.status.nothing_to_save"));
  }
  dot_->setStyleSheet(QStringLiteral("color: %1").arg(color(ink).name()));
}

void StatusLine::refreshIntegrity() {
  if (!workspace_) return;
  const auto state = workspace_->integrity();
  const QString words = [&] {
    switch (state) {
      case Integrity::Checking:
        return text("ui.status.integrity.checking");
      case Integrity::Sound:
        return workspace_->verifiedAt().isValid()
                   ? text("ui.status.integrity.verified",
                          workspace_->verifiedAt().toString(QStringLiteral("HH:mm")))
                   : text("ui.status.integrity.sound");
      case Integrity::Broken:
        return text("ui.status.integrity.broken");
      case Integrity::Unchecked:
        break;
    }
    return text("ui.status.integrity.unchecked");
  }();
  integrity_->setText(words);
  integrity_->setStyleSheet(state == Integrity::Broken
                                ? QStringLiteral("color: %1").arg(color(Ink::Bad).name())
                                : QString());
}

}  // namespace kijun::ui
