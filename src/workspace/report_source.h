// What a report is made of, read at one moment.
#pragma once
#include <optional>

#include "records/register_rows.h"
#include "workspace/session.h"

namespace kijun {

struct ReportSource {
  Snapshot snapshot;
  RegisterRows registers;  // every described record
};

enum class Registers { Read, LeftOut };

// cycle and asOf as Session::snapshot. Any thread. Throws Error.
ReportSource reportSource(const Session& session, Registers registers,
                          std::optional<int> cycle = {}, std::optional<Date> asOf = {});

}  // namespace kijun
