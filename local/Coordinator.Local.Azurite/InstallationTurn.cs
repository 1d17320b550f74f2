namespace Coordinator.Local.Azurite;

/// <summary>
/// One installation at a time: <c>npm ci</c> empties <c>node_modules</c> first, so two at once break each other. The
/// lock is an open file, which the system releases even when its holder is killed.
/// </summary>
static class InstallationTurn
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for the turn; dispose the result to pass it on.</summary>
    public static async Task<IDisposable> TakeAsync(string root, TimeProvider time, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, ".coordinator"));
        var file = Path.Combine(folder.FullName, "install.lock");
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!cancellation.IsCancellationRequested)
            {
                await Task.Delay(Interval, time, cancellation);
            }
        }
    }
}
