using System.Buffers;

namespace Coordinator.Functions.Http;

/// <summary>
/// What a body costs as a document, over its bytes. Four megabytes of empty objects are more than a hundred as a
/// document, so a budget that counted bytes alone would be out by a factor of thirty.
/// </summary>
static class JsonWeight
{
    /// <summary>
    /// A value or a name takes 12 bytes in a document: in one that grows, in its successor of twice the size, and in
    /// the copy that is kept. A set of an object's names takes as much before.
    /// </summary>
    public const int BytesPerMark = 40;

    /// <summary>Before each value and each name stands one of these, and after an object or array too.</summary>
    static readonly SearchValues<byte> Marks = SearchValues.Create("{}[],:"u8);

    /// <summary>Bytes at most; marks within texts count too, since to tell them apart is to read the body.</summary>
    public static long Of(ReadOnlySpan<byte> body) => (long)BytesPerMark * body.CountAny(Marks);
}
