// What the workspace asks of the file system.
#pragma once
#include <filesystem>

namespace kijun {

// NFS, SMB, sshfs and the like, where SQLite's write-ahead log is unsafe.
bool liesOnNetwork(const std::filesystem::path& folder);

// Whether this process may add files to the folder, write to the file.
bool isWritable(const std::filesystem::path& path);

// Throws Error where there is no such folder, or this process may not add files to it.
void requireFolder(const std::filesystem::path& folder);

// The one path of the file behind symbolic links; the file itself need not exist.
std::filesystem::path realPath(const std::filesystem::path& file);

// Renames without ever replacing what stands at the target, and syncs the folder. False where
// something stands there. Throws Error (Machine).
bool moveWithoutReplacing(const std::filesystem::path& from, const std::filesystem::path& to);

// What was renamed in the folder stays renamed after a power failure.
void syncFolder(const std::filesystem::path& folder);

}  // namespace kijun
