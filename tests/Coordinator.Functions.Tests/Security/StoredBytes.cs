using System.Text;

namespace Coordinator.Functions.Tests.Security;

/// <summary>Everything that lies in a folder: of Azurite, all tables, queues and logs, once it has stopped.</summary>
sealed class StoredBytes
{
    readonly List<(string File, byte[] Bytes)> _files;

    StoredBytes(List<(string File, byte[] Bytes)> files) => _files = files;

    public long Length => _files.Sum(file => (long)file.Bytes.Length);

    public static StoredBytes In(DirectoryInfo folder) => new(
    [
        .. folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (file.Name, File.ReadAllBytes(file.FullName))),
    ]);

    /// <summary>The files that hold a text, as it is or inside of something in Base64.</summary>
    public IReadOnlyList<string> Holding(string text)
    {
        var forms = Forms(text).Select(Encoding.UTF8.GetBytes).ToList();
        return
        [
            .. _files.Where(file => forms.Exists(form => file.Bytes.AsSpan().IndexOf(form) >= 0))
                .Select(file => file.File),
        ];
    }

    /// <summary>The text, and what of it stays the same in Base64 wherever it begins.</summary>
    internal static IEnumerable<string> Forms(string text)
    {
        yield return text;
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var offset = 0; offset < 3; offset++)
        {
            var encoded = Convert.ToBase64String([.. new byte[offset], .. bytes]).TrimEnd('=');
            // The first letters hold bits of what stands before, the last of what stands behind.
            var isWhole = (offset + bytes.Length) % 3 == 0;
            yield return encoded[(offset == 0 ? 0 : offset + 1)..(isWhole ? encoded.Length : encoded.Length - 1)];
        }
    }
}
