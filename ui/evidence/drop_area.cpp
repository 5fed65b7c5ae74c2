#include "ui/evidence/drop_area.h"

#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QUrl>
#include <algorithm>

#include "ui/theme/theme.h"
#include "workspace/package.h"

namespace kijun::ui {
namespace {

bool isForWindow(const QString& path) {
  return path.endsWith(QLatin1String(".kijun"), Qt::CaseInsensitive) ||
         path.endsWith(QLatin1String(kPackageEnding), Qt::CaseInsensitive);
}

bool hasFiles(const QMimeData& data) {
  const auto urls = data.urls();
  if (urls.size() == 1 && isForWindow(urls.front().toLocalFile())) return false;
  return std::ranges::any_of(urls, &QUrl::isLocalFile);
}

}  // namespace

DropArea::DropArea(QWidget* target, std::function<Offer(std::size_t)> offer)
    : QObject(target), target_(target), offer_(std::move(offer)), cover_(new QLabel(target)) {
  cover_->setAlignment(Qt::AlignCenter);
  cover_->setWordWrap(true);
  cover_->setAttribute(Qt::WA_TransparentForMouseEvents);
  cover_->hide();
  setFace(cover_, Face::Question);
  onLookChange(cover_, [this] {
    QColor ground = color(Ink::Surface);
    cover_->setStyleSheet(
        QStringLiteral("QLabel { background: rgba(%1, %2, %3, 225); color: %4;"
                       " border: 2px dashed %4; border-radius: %5px; padding: %6px; }")
            .arg(ground.red())
            .arg(ground.green())
            .arg(ground.blue())
            .arg(color(Ink::Accent).name())
            .arg(px(8))
            .arg(px(24)));
  });
  target->setAcceptDrops(true);
  target->installEventFilter(this);
}

void DropArea::guard(QWidget* child) {
  child->installEventFilter(this);
}

void DropArea::cover(const QString& words) {
  cover_->setText(words);
  cover_->setGeometry(target_->rect().adjusted(px(6), px(6), -px(6), -px(6)));
  cover_->show();
  cover_->raise();
}

bool DropArea::eventFilter(QObject* watched, QEvent* event) {
  const auto type = event->type();
  if (watched == target_ && type == QEvent::DragLeave) {
    cover_->hide();
    return false;
  }
  if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop) return false;
  auto* drop = static_cast<QDropEvent*>(event);
  if (!hasFiles(*drop->mimeData())) return false;
  if (watched != target_) {
    event->ignore();  // and so to the widget around it
    return true;
  }
  const auto items = itemsOf(*drop->mimeData());
  const auto offer = offer_(items.size());
  if (type == QEvent::Drop) {
    cover_->hide();
    if (!offer.accepted) {
      event->ignore();  // whoever drags keeps the files
      return true;
    }
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    Q_EMIT dropped(items);
    return true;
  }
  cover(offer.words);
  drop->setDropAction(Qt::CopyAction);
  // Also where a drop is refused, so that the reason stays in view; the drop itself does nothing.
  drop->accept();
  return true;
}

}  // namespace kijun::ui
