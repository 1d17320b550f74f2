using System.Security.Cryptography;
using System.Text;

namespace Coordinator.Local.Runtime.Http;

/// <summary>An account's name and its secret key; signs requests and never shows the key.</summary>
sealed class SharedKey
{
    const int StackBytesMax = 1024;

    readonly byte[] _key;

    /// <summary>Takes the key in Base64.</summary>
    /// <exception cref="FormatException">The key is not Base64; the message does not repeat it.</exception>
    public SharedKey(string accountName, string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountName);
        ArgumentException.ThrowIfNullOrEmpty(accountKey);
        var key = new byte[accountKey.Length];
        if (!Convert.TryFromBase64String(accountKey, key, out var length))
            throw new FormatException("The account key is not Base64.");
        AccountName = accountName;
        _key = key[..length];
    }

    /// <summary>The account's name.</summary>
    public string AccountName { get; }

    /// <summary>The HMAC-SHA256 of a text in Base64, as the Authorization header wants it.</summary>
    public string Sign(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var bytes = length <= StackBytesMax ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(text, bytes);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, bytes, hash);
        return Convert.ToBase64String(hash);
    }
}
