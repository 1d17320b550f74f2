using CoreETag = Coordinator.Core.Effects.ETag;

namespace Coordinator.Storage.Tables;

/// <summary>The service's marks, kept in the form in which they stand in headers, quotes included.</summary>
static class TableETag
{
    public static CoreETag ToCore(Azure.ETag etag) => new(etag.ToString("H"));

    /// <summary>
    /// Never no condition at all: an update without one would insert a row that is gone.
    /// </summary>
    public static Azure.ETag ToCondition(CoreETag? ifMatch) => ifMatch is { } etag ? ToAzure(etag) : Azure.ETag.All;

    public static Azure.ETag ToAzure(CoreETag etag)
    {
        // A default mark would be sent as no condition at all.
        if (string.IsNullOrEmpty(etag.Value))
            throw new ArgumentException("A condition names a mark.", nameof(etag));
        return new Azure.ETag(etag.Value);
    }
}
