#include "ui/pages/start/start_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

#include "ui/pages/start/recent_files.h"
#include "ui/pages/start/row_button.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"

namespace kijun::ui {

StartPage::StartPage(QSettings& settings, QWidget* parent)
    : QWidget(parent), settings_(settings), body_(new QWidget(this)) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* holder = new QWidget(scroll);
  holder->setProperty("look", "scrolled");
  auto* across = new QHBoxLayout(holder);
  auto* middle = new QVBoxLayout;
  across->addStretch(1);
  across->addLayout(middle);
  across->addStretch(1);
  middle->addStretch(2);
  middle->addWidget(body_);
  middle->addStretch(3);
  scroll->setWidget(holder);
  outer->addWidget(scroll);
  build();
  onLookChange(this, [this] { body_->setFixedWidth(px(600)); });
  onLanguageChange(this, [this] { refresh(); });
}

void StartPage::build() {
  auto* column = new QVBoxLayout(body_);
  auto* picture = new QLabel(body_);
  onLookChange(picture, [picture] {
    picture->setPixmap(iconPixmap("kijun", Ink::Accent, px(44), picture->devicePixelRatioF()));
  });
  auto* title = new QLabel(body_);
  setFace(title, Face::Title);
  retext(title, "ui.start.title");
  auto* words = new QLabel(body_);
  words->setWordWrap(true);
  words->setProperty("look", "muted");
  retext(words, "ui.start.words");
  column->addWidget(picture);
  column->addWidget(title);
  column->addWidget(words);
  auto* ways = new QVBoxLayout;
  first_ = addWay(ways, "sample", KIJUN_TEXT("ui.start.sample"),
                  KIJUN_TEXT("ui.start.sample.words"), &StartPage::sampleWanted);
  first_->setObjectName("startSample");
  addWay(ways, "new", KIJUN_TEXT("ui.start.new"), KIJUN_TEXT("ui.start.new.words"),
         &StartPage::newWanted)
      ->setObjectName("startNew");
  addWay(ways, "open", KIJUN_TEXT("ui.start.open"), KIJUN_TEXT("ui.start.open.words"),
         &StartPage::openWanted)
      ->setObjectName("startOpen");
  column->addLayout(ways);
  recent_ = new QVBoxLayout;
  recent_->setSpacing(0);
  column->addLayout(recent_);
  onLookChange(body_, [this, column, ways] {
    column->setContentsMargins(px(24), px(24), px(24), px(24));
    column->setSpacing(px(8));
    ways->setContentsMargins(0, px(16), 0, px(12));
    ways->setSpacing(px(8));
  });
}

QPushButton* StartPage::addWay(QVBoxLayout* column, std::string_view iconName,
                               std::string_view titleId, std::string_view wordsId,
                               void (StartPage::*wanted)()) {
  auto* button = new RowButton("way", body_);
  auto* picture = new QLabel(button);
  auto* title = new QLabel(button);
  setFace(title, Face::Strong);
  retext(title, titleId);
  auto* words = new QLabel(button);
  words->setWordWrap(true);
  words->setProperty("look", "muted");
  retext(words, wordsId);
  auto* lines = new QVBoxLayout;
  lines->setSpacing(0);
  lines->addWidget(title);
  lines->addWidget(words);
  button->row()->addWidget(picture);
  button->row()->addLayout(lines, 1);
  onLookChange(button, [button, picture, name = std::string(iconName)] {
    button->row()->setContentsMargins(px(20), px(12), px(20), px(12));
    button->row()->setSpacing(px(20));
    picture->setPixmap(iconPixmap(name, Ink::Accent, px(24), picture->devicePixelRatioF()));
  });
  retextProperty(button, "accessibleName", titleId);
  retextProperty(button, "accessibleDescription", wordsId);
  column->addWidget(button);
  connect(button, &QPushButton::clicked, this, wanted);
  return button;
}

void StartPage::refresh() {
  setFocusProxy(first_);
  while (auto* old = recent_->takeAt(0)) {
    delete old->widget();
    delete old;
  }
  const auto files = RecentFiles(settings_).all();
  if (files.empty()) return;
  auto* head = new QLabel(text("ui.recent"), body_);
  head->setProperty("look", "muted");
  head->setContentsMargins(0, px(4), 0, px(4));
  setFace(head, Face::Small);
  recent_->addWidget(head);
  QWidget* newest = nullptr;
  for (const auto& file : files) {
    const QString whose = file.name.isEmpty() ? text("ui.organisation.unnamed") : file.name;
    auto* button = new RowButton("row", body_);
    button->setObjectName("startRecent");
    button->setToolTip(file.path);
    button->setAccessibleName(whose);
    button->setAccessibleDescription(file.path);
    auto* name = new QLabel(whose, button);
    auto* place = new ElidedLabel(file.path, button);
    place->setProperty("look", "muted");
    auto* when =
        new QLabel(QLocale().toString(file.opened, QStringLiteral("yyyy-MM-dd HH:mm")), button);
    when->setProperty("look", "muted");
    button->row()->setContentsMargins(px(8), px(5), px(8), px(5));
    button->row()->setSpacing(px(12));
    button->row()->addWidget(name);
    button->row()->addWidget(place, 1);
    button->row()->addWidget(when);
    connect(button, &QPushButton::clicked, this,
            [this, path = file.path] { Q_EMIT fileWanted(path); });
    recent_->addWidget(button);
    if (!newest) newest = button;
  }
  setFocusProxy(newest);
}

void StartPage::setBusy(bool busy) {
  body_->setEnabled(!busy);
}

}  // namespace kijun::ui
