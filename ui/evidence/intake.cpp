#include "ui/evidence/intake.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QMimeData>
#include <QUrl>
#include <algorithm>

#include "ui/evidence/words.h"
#include "ui/models/failure.h"
#include "ui/shell/text.h"
#include "workspace/evidence_content.h"

namespace kijun::ui {
namespace {

std::filesystem::path pathOf(const QString& path) {
  return {path.toStdU16String()};
}

std::int64_t sizeOf(const IntakeItem& item) {
  std::error_code unknown;
  const auto size = item.file.empty() ? 1 : std::filesystem::file_size(item.file, unknown);
  return unknown ? 1 : std::max<std::int64_t>(1, static_cast<std::int64_t>(size));
}

NewRevision storeItem(Session& session, const IntakeItem& item, const ContentWork& work) {
  if (!item.file.empty()) return storeContent(session, item.file, work);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  if (!item.image.save(&buffer, "PNG")) {
    throw Error(Fault::Machine, msg("evidencepage.intake.no_picture"));
  }
  return storeContent(session, std::string_view(bytes.constData(), std::size_t(bytes.size())),
                      item.fileName, work);
}

class Taking {
 public:
  Taking(Session& session, const Intake& intake, const JobRun& handle)
      : session_(session), intake_(intake), handle_(handle) {
    for (const auto& item : intake.items) total_ += sizeOf(item);
  }

  IntakeReport all() {
    const auto& items = intake_.items;
    for (std::size_t i = 0; i < items.size(); ++i) {
      try {
        take(items[i]);
      } catch (const Cancelled&) {
        report_.left = items.size() - i;
        break;
      } catch (const std::exception&) {
        report_.failures.push_back({items[i].shownName(), std::current_exception()});
      }
      done_ += sizeOf(items[i]);
    }
    return std::move(report_);
  }

 private:
  void take(const IntakeItem& item) {
    ContentWork work;
    work.progress = [this, size = sizeOf(item)](std::int64_t done, std::int64_t total) {
      const double part = static_cast<double>(done) / static_cast<double>(total);
      handle_.progress((static_cast<double>(done_) + part * static_cast<double>(size)) /
                       static_cast<double>(total_));
    };
    if (handle_.cancelled()) throw Cancelled();
    const auto revision = storeItem(session_, item, work);
    if (!intake_.revisionOf.empty()) {
      session_.run(commands::addEvidenceRevision(intake_.revisionOf, revision));
      report_.added.push_back({intake_.revisionOf, revision.fileName});
      return;
    }
    const auto known = evidenceWithContent(session_, revision.content);
    if (known.empty()) {
      add(item, revision);
    } else {
      link(known.front());
    }
  }

  void add(const IntakeItem& item, const NewRevision& revision) {
    Evidence record;
    record.id = RandomIds().next();
    record.title =
        item.title.empty() ? std::filesystem::path(revision.fileName).stem().string() : item.title;
    record.kind = item.kind;
    session_.run(commands::addEvidence(record, revision, intake_.targets));
    report_.added.push_back({record.id, record.title});
  }

  void link(const EvidencePiece& piece) {
    const bool everywhere = std::ranges::all_of(intake_.targets, [&](const LinkTarget& target) {
      return std::ranges::find(piece.links, target) != piece.links.end();
    });
    auto& where = everywhere ? report_.present : report_.linked;
    if (!everywhere) session_.run(commands::linkEvidence({piece.record.id}, intake_.targets));
    where.push_back({piece.record.id, piece.record.title});
  }

  Session& session_;
  const Intake& intake_;
  const JobRun& handle_;
  std::int64_t total_ = 0, done_ = 0;
  IntakeReport report_;
};

QString titlesOf(const std::vector<IntakeReport::Piece>& pieces) {
  constexpr std::size_t kMost = 3;
  QStringList titles;
  for (const auto& piece : pieces) {
    if (titles.size() == kMost) break;
    titles << toQt(piece.title);
  }
  const QString joined = titles.join(text("evidencepage.and"));
  return pieces.size() > kMost ? joined + QStringLiteral(" …") : joined;
}

}  // namespace

QString IntakeItem::shownName() const {
  return file.empty() ? toQt(fileName) : QString::fromStdU16String(file.filename().u16string());
}

std::vector<IntakeItem> itemsOf(const QStringList& paths) {
  std::vector<IntakeItem> items;
  for (const QString& path : paths) {
    IntakeItem item;
    item.file = pathOf(path);
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<IntakeItem> itemsOf(const QMimeData& data) {
  QStringList paths;
  for (const QUrl& url : data.urls()) {
    // Without the slash that some file managers put behind a folder.
    if (url.isLocalFile()) paths << QDir::cleanPath(url.toLocalFile());
  }
  if (!paths.isEmpty()) return itemsOf(paths);
  const auto image = data.hasImage() ? qvariant_cast<QImage>(data.imageData()) : QImage();
  if (image.isNull()) return {};
  const auto now = QDateTime::currentDateTime();
  IntakeItem item;
  item.image = image;
  item.kind = "screen";
  item.fileName =
      fromQt(QStringLiteral("screen-") + now.toString(QStringLiteral("yyyyMMdd-HHmmss")) + ".png");
  item.title =
      fromQt(text("evidencepage.pasted.title", now.toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
  return {std::move(item)};
}

QString summaryOf(const IntakeReport& report) {
  QStringList lines;
  if (!report.added.empty()) {
    lines << text("evidencepage.intake.added", report.added.size(), titlesOf(report.added));
  }
  if (!report.linked.empty()) {
    lines << text("evidencepage.intake.linked", report.linked.size(), titlesOf(report.linked));
  }
  if (!report.present.empty()) {
    lines << text("evidencepage.intake.present", report.present.size(), titlesOf(report.present));
  }
  if (report.left > 0) lines << text("evidencepage.intake.left", report.left);
  if (!report.failures.empty()) {
    lines << text("evidencepage.intake.failed", report.failures.size());
  }
  for (const auto& failure : report.failures) {
    lines << text("evidencepage.intake.failure", failure.name,
                  failureInWords(failure.why, "Taking in evidence"));
  }
  return lines.join(u'\n');
}

void EvidenceIntake::start(std::shared_ptr<Session> session, Intake intake) {
  if (isRunning()) return;
  run([session = std::move(session), intake = std::move(intake)](
          const JobRun& handle) { return Taking(*session, intake, handle).all(); },
      [this](const IntakeReport& report) { Q_EMIT finished(report); });
}

}  // namespace kijun::ui
