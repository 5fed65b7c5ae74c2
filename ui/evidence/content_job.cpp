#include "ui/evidence/content_job.h"

#include <QCoreApplication>
#include <QImageReader>
#include <QPdfDocument>
#include <algorithm>
#include <cmath>

#include "base/charset.h"
#include "ui/evidence/viewing_copies.h"
#include "ui/shell/text.h"

namespace kijun::ui {
namespace {

constexpr std::int64_t kTextBytes = 128 * 1024;
constexpr qsizetype kLongestLine = 2000;  // more would hold up the layout
constexpr qint64 kMostPixels = 100'000'000;
constexpr int kPixelMegabytes = 512;  // what decoding may take
constexpr qint64 kShownPixels = 16'000'000;
constexpr int kScrolledPages = 200;       // beyond, one page at a time
constexpr double kLargestPage = 72 * 50;  // points; beyond, fitted as a whole
constexpr double kSlimmestPage = 8;       // longer side by shorter, likewise

QString pathOf(const std::filesystem::path& path) {
  return QString::fromStdU16String(path.u16string());
}

ContentWork workOf(const JobRun& handle) {
  ContentWork work;
  work.progress = [&handle](std::int64_t done, std::int64_t total) {
    handle.progress(static_cast<double>(done) / static_cast<double>(total));
  };
  return work;
}

const char* imageFormatOf(std::string_view mediaType) {
  constexpr std::pair<std::string_view, const char*> kFormats[] = {
      {"image/png", "png"}, {"image/jpeg", "jpeg"}, {"image/gif", "gif"},
      {"image/bmp", "bmp"}, {"image/webp", "webp"}, {"image/tiff", "tiff"}};
  const auto at = std::ranges::find(kFormats, mediaType, [](const auto& f) { return f.first; });
  return at == std::end(kFormats) ? nullptr : at->second;
}

bool isText(std::string_view mediaType) {
  return mediaType.starts_with("text/") || mediaType == "application/json" ||
         mediaType == "application/xml" || mediaType == "image/svg+xml" ||
         mediaType == "message/rfc822";
}

Message pdfProblem(QPdfDocument::Error error) {
  switch (error) {
    case QPdfDocument::Error::IncorrectPassword:
      return msg("evidencepage.view.pdf_locked");
    case QPdfDocument::Error::UnsupportedSecurityScheme:
      return msg("evidencepage.view.pdf_security");
    default:
      return msg("evidencepage.view.pdf_broken");
  }
}

// Loading a broken document reads all of it: so on the worker, and handed to the window then.
void readPdf(ViewedContent& out, const QString& path) {
  std::shared_ptr<QPdfDocument> document(new QPdfDocument(nullptr),
                                         [](QPdfDocument* gone) { gone->deleteLater(); });
  const auto error = document->load(path);
  const int pages = error == QPdfDocument::Error::None ? document->pageCount() : 0;
  if (pages > 0) {
    out.pagewise = pages > kScrolledPages;
    for (int page = 0; page < pages && !out.pagewise; ++page) {
      const auto size = document->pagePointSize(page);
      const double longer = std::max(size.width(), size.height());
      const double shorter = std::max(1.0, std::min(size.width(), size.height()));
      out.pagewise = longer > kLargestPage || longer / shorter > kSlimmestPage;
    }
    out.pdf = document;
  } else {
    out.problem = pdfProblem(error);
  }
  document->moveToThread(QCoreApplication::instance()->thread());
}

void readImage(ViewedContent& out, const QString& path, const char* format) {
  QImageReader::setAllocationLimit(kPixelMegabytes);
  QImageReader reader(path, format);
  reader.setAutoDetectImageFormat(false);
  reader.setAutoTransform(true);
  out.imageSize = reader.size();
  const auto pixels = [](QSize size) { return qint64{size.width()} * size.height(); };
  if (out.imageSize.isValid() && pixels(out.imageSize) > kMostPixels) {
    out.problem =
        msg("evidencepage.view.image_large", out.imageSize.width(), out.imageSize.height());
    return;
  }
  auto image = reader.read();
  if (image.isNull()) {
    out.problem = msg("evidencepage.view.image_broken");
    return;
  }
  out.imageSize = image.size();
  if (pixels(image.size()) > kShownPixels) {
    const double by = std::sqrt(double(kShownPixels) / double(pixels(image.size())));
    image = image.scaled(image.size() * by, Qt::KeepAspectRatio, Qt::SmoothTransformation);
  }
  out.image = std::move(image);
}

void readText(ViewedContent& out, std::string_view beginning) {
  auto decoded = decodedText(beginning);
  out.charset = toQt(decoded.charset);
  QStringList lines;
  for (const QString& line : toQt(decoded.text).split(u'\n')) {
    for (qsizetype at = 0; at == 0 || at < line.size(); at += kLongestLine) {
      lines << line.mid(at, kLongestLine);
    }
  }
  out.words = lines.join(u'\n');
}

ViewedPtr contentOf(const Session& session, const EvidenceRevision& revision,
                    const JobRun& handle) {
  auto out = std::make_shared<ViewedContent>();
  handle.progress(0);
  const auto beginning = beginningOf(session, revision.content, kTextBytes);
  const std::string_view sniffed = std::string_view(beginning).substr(0, kSniffedBytes);
  const auto type = mediaTypeOf(sniffed, revision.fileName);
  out->mediaType = toQt(type);
  out->danger = dangerOf(sniffed, revision.fileName);
  const char* format = imageFormatOf(type);
  if (type == "application/pdf" || format) {
    const auto path =
        viewingCopies().copy(session, revision.content, revision.fileName, workOf(handle));
    out->what = format ? ViewedContent::What::Image : ViewedContent::What::Pdf;
    format ? readImage(*out, pathOf(path), format) : readPdf(*out, pathOf(path));
  } else if (isText(type)) {
    out->what = ViewedContent::What::Text;
    out->cut = revision.size > static_cast<std::int64_t>(beginning.size());
    readText(*out, beginning);
  }
  return out;
}

}  // namespace

void ContentJob::view(std::shared_ptr<Session> session, EvidenceRevision revision) {
  if (isRunning()) return;
  run([session = std::move(session), revision = std::move(revision)](
          const JobRun& handle) { return contentOf(*session, revision, handle); },
      [this](const ViewedPtr& content) { Q_EMIT viewed(content); });
}

void ContentJob::copyOut(std::shared_ptr<Session> session, EvidenceRevision revision) {
  if (isRunning()) return;
  run(
      [session = std::move(session), revision = std::move(revision)](const JobRun& handle) {
        return pathOf(
            viewingCopies().copy(*session, revision.content, revision.fileName, workOf(handle)));
      },
      [this](const QString& path) { Q_EMIT copied(path); });
}

void ContentJob::exportTo(std::shared_ptr<Session> session, EvidenceRevision revision,
                          std::filesystem::path place) {
  if (isRunning()) return;
  run(
      [session = std::move(session), revision = std::move(revision),
       place = std::move(place)](const JobRun& handle) {
        exportContent(*session, revision.content, place, workOf(handle));
        return pathOf(place);
      },
      [this](const QString& path) { Q_EMIT exported(path); });
}

}  // namespace kijun::ui
