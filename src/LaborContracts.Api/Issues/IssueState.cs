namespace LaborContracts.Api.Issues;

/// <summary>Where an upload is on its way.</summary>
public enum IssueState
{
    /// <summary>Its lines are being read and checked.</summary>
    Checking,

    /// <summary>All lines are checked; nothing is sent before it is confirmed.</summary>
    Checked,

    /// <summary>Confirmed: line by line becomes a contract that is out for signing.</summary>
    Issuing,

    Finished,

    /// <summary>Given up by the employer, or not confirmed in time; what was issued stays.</summary>
    Cancelled,

    /// <summary>The file as a whole cannot be used.</summary>
    Unreadable,
}

/// <summary>What is to become, or has become, of a line.</summary>
internal enum IssueLineState
{
    /// <summary>Can be issued.</summary>
    Ready,

    /// <summary>Has a fault and is left out.</summary>
    Faulty,

    Issued,

    /// <summary>Was ready, and could not be issued when its turn came.</summary>
    Refused,

    /// <summary>Was ready when the upload was cancelled.</summary>
    Cancelled,
}
