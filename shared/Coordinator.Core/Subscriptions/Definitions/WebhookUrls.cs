using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Subscriptions.Definitions;

/// <summary>What the address of a webhook may look like: as in calls to participants, without expressions.</summary>
public static class WebhookUrls
{
    /// <summary>Null when it is fine; whether its host is allowed is another matter.</summary>
    public static string? Error(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return UrlRules.Error(new TextTemplate([new TextPart(url, Reference: null)]));
    }
}
