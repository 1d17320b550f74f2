using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Coordinator.Cli.Output;

/// <summary>
/// Standard output into a pipe. The console's own stream passes over it that nobody reads the pipe any more, so that
/// what follows a log would go on for ever.
/// </summary>
sealed class PipedOutput : FileStream
{
    const int StandardOutput = 1;

    PipedOutput()
        : base(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0)
    {
    }

    /// <summary>
    /// Opens it; null where standard output is none. A file shares its position with standard error, which only the
    /// console's stream minds; and Windows numbers its handles in another way.
    /// </summary>
    public static TextWriter? TryOpen()
    {
        if (!Console.IsOutputRedirected || OperatingSystem.IsWindows())
            return null;
        PipedOutput pipe = new();
        return pipe.CanSeek
            ? null
            : TextWriter.Synchronized(new StreamWriter(pipe, new UTF8Encoding(false)) { AutoFlush = true });
    }

    /// <summary>All writes come here: the base class leads those of spans to it.</summary>
    /// <exception cref="OutputClosedException">Nobody reads it any more.</exception>
    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            base.Write(buffer, offset, count);
        }
        catch (IOException e)
        {
            throw new OutputClosedException(e);
        }
    }
}
