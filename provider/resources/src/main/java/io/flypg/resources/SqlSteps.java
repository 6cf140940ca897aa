package io.flypg.resources;

import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.SqlStep;
import io.flypg.resources.attachment.AttachmentSteps;
import io.flypg.resources.database.DatabaseSteps;
import io.flypg.resources.live.Live;
import io.flypg.resources.role.RoleSteps;

/** Finds the code for each step inside PostgreSQL. */
final class SqlSteps {
    private final DatabaseSteps databases;
    private final RoleSteps roles;
    private final AttachmentSteps attachments;
    private final CopySteps copies;

    SqlSteps(Live live, AttachmentSteps attachments) {
        this.databases = new DatabaseSteps(live);
        this.roles = new RoleSteps(live);
        this.attachments = attachments;
        this.copies = new CopySteps(live, attachments);
    }

    void run(SqlStep step, Definition definition) {
        switch (step) {
            case SqlStep.CreateOwner create -> databases.createOwner(create, definition.project());
            case SqlStep.CreateDatabase create -> databases.create(create);
            case SqlStep.SecureDatabase secure -> databases.secure(secure);
            case SqlStep.DropDatabase drop -> databases.drop(drop);
            case SqlStep.CreateExtension create -> databases.createExtension(create);
            case SqlStep.DropExtension drop -> databases.dropExtension(drop);
            case SqlStep.SetSessionKnobs set -> databases.settings(set);
            case SqlStep.EnsureRole ensure -> roles.ensure(ensure, definition.project());
            case SqlStep.DropRole drop -> roles.drop(drop);
            case SqlStep.DropOldLogin drop -> attachments.dropOldLogin(drop);
            case SqlStep.NoteLeaving note -> attachments.noteLeaving(note);
            case SqlStep.DropLogins drop -> attachments.dropLogins(drop);
            case SqlStep.Disown disown -> copies.disown(disown);
        }
    }
}
