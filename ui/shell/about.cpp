#include "ui/shell/about.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

#include "catalog/catalog.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
  setWindowTitle(text("ui.about.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(24), px(24), px(16));
  column->setSpacing(px(12));
  auto* picture = new QLabel(this);
  picture->setPixmap(iconPixmap("kijun", Ink::Accent, px(56), devicePixelRatioF()));
  column->addWidget(picture);
  auto* name = new QLabel(text("ui.about.name", programVersion()), this);
  setFace(name, Face::Title);
  column->addWidget(name);
  const auto add = [&](const QString& words, bool muted) {
    auto* label = new QLabel(words, this);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setMinimumWidth(px(440));
    if (muted) label->setProperty("look", "muted");
    column->addWidget(label);
  };
  add(text("ui.about.words"), false);
  const auto& catalogs = shippedCatalogs();
  if (!catalogs.empty()) {
    const Catalog& newest = *catalogs.front();
    add(inLanguage(newest.title()) + u'\n' + inLanguage(newest.editionLabel()), false);
    add(inLanguage(newest.disclaimer()), true);
  }
  add(text("ui.about.licence"), true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  column->addWidget(buttons);
}

}  // namespace kijun::ui
