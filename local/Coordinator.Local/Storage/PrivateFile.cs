namespace Coordinator.Local.Storage;

/// <summary>
/// Files with account keys in them: whole or not there, and readable by their owner only where the system can.
/// </summary>
static class PrivateFile
{
    /// <summary>Writes the file; a reader sees the old or the new content, never a part.</summary>
    public static void Write(string path, byte[] content)
    {
        var temporary = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(temporary, options))
            stream.Write(content);
        File.Move(temporary, path, overwrite: true);
    }
}
