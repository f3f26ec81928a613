export interface paths {
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a patient's or a doctor's account
         * @description Makes a patient's or a doctor's account and signs it in. A doctor then creates a practice with `POST /doctors` and waits for verification. Administrators cannot be made here.
         *
         *     **Who may:** Anybody.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Answers an access token, good for 15 minutes, and a refresh token. A wrong password and an unknown email get the same answer in the same time. If two-step sign-in is on, the answer without a code is 401 `mfa_required`: ask for the code and send the whole request again with `totpCode` or `recoveryCode`.
         *
         *     **Who may:** Anybody.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login/mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a sign-in with the second factor's code
         * @description The second half of a sign-in, after `POST /auth/login` answered 401 `mfa_required` with an `mfaToken`: send the token and a code, without the password. A code is accepted only once.
         *
         *     **Who may:** Anybody who has just given the right password.
         */
        post: operations["finishSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get new tokens for a refresh token
         * @description Takes a refresh token, which can be used once, and answers the next one with a new access token. A used token that is sent again more than ten seconds later counts as stolen and ends the session. Two refreshes at almost the same time are allowed and get the same refresh token.
         *
         *     **Who may:** Anybody who has the refresh token.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the session of the token that was sent, on the web and in the API alike.
         *
         *     **Who may:** Anybody who is signed in, about themselves.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an email address with the link that was sent to it
         * @description Takes the token from the link in the mail that welcomes a new account. The token is valid for 24 hours. Sending it again gets the same answer and changes nothing. An account whose address is not confirmed can do everything.
         *
         *     **Who may:** Anybody who has the link.
         */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get the mail to confirm your address again
         * @description Sends that mail again, at most four times an hour. Does nothing if the address is confirmed.
         *
         *     **Who may:** Anybody who is signed in, about themselves.
         */
        post: operations["resendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a link to choose a new password
         * @description Sends a link to choose a new password if the address has an account, at most four times an hour. The answer and its time are the same if it has none.
         *
         *     **Who may:** Anybody.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password with a link
         * @description Takes the token from that link, which is valid for 30 minutes and can be used once. Every session of the account ends, and a mail tells its owner. Two-step sign-in stays on. `errors.token` means that the link is not valid; `errors.newPassword` means that the password is weak, and the link stays valid.
         *
         *     **Who may:** Anybody who has the link.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password; every other device is signed out
         * @description Needs the current password, and a `code` if two-step sign-in is on. Wrong ones are counted and slow the next try. Every other session of the account ends.
         *
         *     **Who may:** Anybody who is signed in, about themselves.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the devices you are signed in on
         * @description The devices and programs that are signed in to the account, latest first.
         *
         *     **Who may:** Anybody who is signed in, about themselves.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * Sign out every other device
         * @description Ends every session of the account except the one of this request, everywhere within five seconds.
         *
         *     **Who may:** Anybody who is signed in, about themselves.
         */
        delete: operations["revokeOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the session of this request
         * @description The session of the token that was sent: how it was proved, and when it ends.
         *
         *     **Who may:** Anybody who is signed in, about themselves.
         */
        get: operations["readOwnSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out one device
         * @description Ends one session, everywhere within five seconds.
         *
         *     **Who may:** The person whose session it is.
         */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the state of your two-step sign-in
         * @description Whether two-step sign-in is on, since when, and how many recovery codes are left.
         *
         *     **Who may:** Anybody who is signed in, about themselves.
         */
        get: operations["readMfa"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/mfa/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start to set up two-step sign-in: get a secret for an authenticator app
         * @description Answers a new secret, its `otpauth://` URL and a QR code. The secret has no effect until a code of it is proved, within 30 minutes. A secret that is in use is never changed. No body is needed if the sign-in was at most 15 minutes ago; after that the answer is 403 `forbidden` with `errors.password`, unless the `password` is sent.
         *
         *     **Who may:** Anybody who is signed in, about themselves.
         */
        post: operations["setUpMfa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/mfa/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove one code and turn two-step sign-in on
         * @description Proves one code of the secret that was set up, turns two-step sign-in on, and answers ten recovery codes, which are shown only this time. Every other session of the account ends. The `password` is needed as in the set-up.
         *
         *     **Who may:** Anybody who is signed in, about themselves.
         */
        post: operations["enableMfa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/mfa/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn two-step sign-in off; needs password and code
         * @description Needs password and code again. An administrator who turns it off can do almost nothing until it is set up again.
         *
         *     **Who may:** Anybody who is signed in, about themselves.
         */
        post: operations["disableMfa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/mfa/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make new recovery codes; needs password and code
         * @description Needs password and code again. The old codes are no longer valid.
         *
         *     **Who may:** Anybody who is signed in, about themselves.
         */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/mfa-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the requests that wait for a second administrator
         * @description Requests that wait for a second administrator.
         *
         *     **Who may:** An administrator.
         */
        get: operations["listMfaResets"];
        put?: never;
        /**
         * Ask for the removal of a lost second factor
         * @description For a person who has lost their device: an administrator writes down how they verified the person's identity. Nothing is removed until a second administrator approves; the person is told at once.
         *
         *     **Who may:** An administrator, for somebody else.
         */
        post: operations["requestMfaReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/mfa-resets/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a removal as the second administrator
         * @description Removes the second factor, ends every session of the person and tells them.
         *
         *     **Who may:** An administrator who did not make the request and is not the person.
         */
        post: operations["approveMfaReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/mfa-resets/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse a removal
         * @description Ends a request without removing anything.
         *
         *     **Who may:** An administrator.
         */
        post: operations["refuseMfaReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read your profile
         * @description Name, contact, address and preferences of the account.
         *
         *     **Who may:** Anybody who is signed in, about themselves.
         */
        get: operations["readProfile"];
        /**
         * Change your profile
         * @description A field that is left out stays as it is; null empties it. Send the ETag of the profile you read as `If-Match`, or its `version` in the body, so that another device's change is not overwritten.
         *
         *     **Who may:** Anybody who is signed in, about themselves.
         */
        put: operations["updateProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/doctors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create your doctor's profile
         * @description Creates the practice of the signed-in doctor. It is `pending`, and invisible to search and booking, until an administrator has verified the registration.
         *
         *     **Who may:** A doctor, once.
         */
        post: operations["createDoctor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/doctors/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search verified doctors
         * @description Finds only verified doctors. Every filter that is given must match; an empty one counts as left out.
         *
         *     **Who may:** Anybody; a partner's key with the scope `doctors:read`.
         */
        get: operations["searchDoctors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/doctors/verification-queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List doctors to verify, pending ones first
         * @description Doctors with their registration: those who wait for a decision first, and among them the one who has waited longest.
         *
         *     **Who may:** An administrator.
         */
        get: operations["listVerificationQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/doctors/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read your doctor's profile
         * @description The practice of the signed-in doctor, whatever its state; 404 until it is created.
         *
         *     **Who may:** A doctor.
         */
        get: operations["readOwnDoctor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/doctors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a doctor's profile
         * @description A verified doctor's public profile.
         *
         *     **Who may:** Anybody; a partner's key with the scope `doctors:read`. A doctor who is not verified: only that doctor and administrators.
         */
        get: operations["readDoctor"];
        /**
         * Change a doctor's profile
         * @description A field that is left out stays as it is. A verified doctor who changes a field that the verification vouches for, such as the registration number, is `pending` again.
         *
         *     **Who may:** That doctor; an administrator.
         */
        put: operations["updateDoctor"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/doctors/{id}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify or reject a doctor
         * @description Decides about a doctor's registration; a rejection needs a reason, which the doctor can read. Send the `version` you looked at, so that you do not vouch for changes you have not seen.
         *
         *     **Who may:** An administrator.
         */
        post: operations["verifyDoctor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/availability/doctors/{doctorId}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a doctor's slots with their state
         * @description All slots that start in the range, at most 62 days, with their state.
         *
         *     **Who may:** That doctor; an administrator.
         */
        get: operations["listSlots"];
        put?: never;
        /**
         * Offer one or many slots
         * @description Offers times, up to 200 at once: either all are created or none. `overlap` names an entry that overlaps another one or an existing slot.
         *
         *     **Who may:** That doctor.
         */
        post: operations["createSlots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/availability/doctors/{doctorId}/available": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the free slots of a date
         * @description The slots that can be booked on `days` dates from `date` on, in `timeZone` or else in the doctor's zone. Never cached: somebody may still take a time in the answer before you book it. A doctor who is not verified has none.
         *
         *     **Who may:** Anybody; a partner's key with the scope `availability:read`.
         */
        get: operations["listFreeSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/availability/doctors/{doctorId}/slots/{slotId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a slot
         * @description Removes a free slot. A slot that is booked or held stays: cancel its consultation first.
         *
         *     **Who may:** That doctor.
         */
        delete: operations["deleteSlot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the patients you care for, yourself first
         * @description A patient is a person with a record; an account signs in, books and pays. Every patient's account has one patient of its own, `relation: self`, with the account's id. It stands first.
         *
         *     **Who may:** A patient's account.
         */
        get: operations["listPatients"];
        put?: never;
        /**
         * Add a patient you care for
         * @description Adds a person without an account: a child, a parent, a spouse. The date of birth is required. At most 49 others for one account.
         *
         *     **Who may:** A patient's account.
         */
        post: operations["createPatient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/invitations/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation to care for a patient too
         * @description The account must be that of the address to which the link was sent.
         *
         *     **Who may:** A patient's account.
         */
        post: operations["acceptCare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/invitations/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read what an invitation offers
         * @description No more of the patient than the first name.
         *
         *     **Who may:** Anybody who has the link.
         */
        post: operations["readInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/invitations/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take your record over into an account of your own
         * @description Makes an account with the address to which the link was sent, and signs it in. Nothing is copied: the account has the patient's id. The care of everybody else ends. 5 wrong dates of birth use the link up.
         *
         *     **Who may:** The patient, by the link.
         */
        post: operations["takeOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a patient's particulars
         * @description Each reading is audited.
         *
         *     **Who may:** An account that cares for the patient. A doctor who has had a consultation with the patient. An administrator.
         */
        get: operations["readPatient"];
        /**
         * Change a patient's particulars
         * @description A field that is left out stays as it is; null empties it. For the account's own patient these are the fields of the profile.
         *
         *     **Who may:** An account that cares for the patient. Once the patient has an account, only that one.
         */
        put: operations["updatePatient"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/carers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who cares for a patient
         * @description Those who care for the patient now, then those who did, and the invitations that wait.
         *
         *     **Who may:** An account that cares for the patient. An administrator.
         */
        get: operations["listCarers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/carers/{carerId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an account's care for a patient
         * @description The record and its audit stay; the account sees them no more. One carer cannot remove another. An administrator gives a `reason`, which is audited.
         *
         *     **Who may:** The account whose care ends; the patient's own account; an administrator.
         */
        post: operations["endCare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite somebody to care for a patient too, or the patient to take the record over
         * @description Sends a link by mail, good for 7 days and one use. `care`: the account of that address may care for the patient too. `own_account`: the patient, from the age of 18, takes the record over.
         *
         *     **Who may:** An account that cares for the patient. Once the patient has an account, only that one.
         */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation
         * @description Its link opens nothing any more.
         *
         *     **Who may:** An account that cares for the patient. Once the patient has an account, only that one.
         */
        delete: operations["withdrawInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/consultations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your consultations
         * @description Without anything clinical. Filter by `when`, `status` and time.
         *
         *     **Who may:** Anybody who is signed in; each only their own. An administrator: all.
         */
        get: operations["listConsultations"];
        put?: never;
        /**
         * Book a slot
         * @description Books a free slot. If many ask for the same slot, one gets it; the others get 409 `slot_taken` with up to five near `alternatives`. A patient who has another consultation at that time gets the same answer. The `Idempotency-Key` is required: after a time-out, send the same request again, and the booking is made once.
         *
         *     **Who may:** A patient's account, for itself or for a patient it cares for.
         */
        post: operations["bookConsultation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/consultations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a consultation
         * @description The whole record. Each reading is audited, and the patient can see who opened it. Clinical fields are null for administrators, unless they have opened an emergency access.
         *
         *     **Who may:** Whoever cares for its patient; its doctor; an administrator, without the clinical fields.
         */
        get: operations["readConsultation"];
        /**
         * Write the record or change the state
         * @description The doctor writes `notes`, `diagnosis` and `advice` and changes `status`; the patient may change `complaint` until the start. `invalid_transition` lists the states that are `allowed`.
         *
         *     **Who may:** Its doctor; its patient.
         */
        put: operations["updateConsultation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/consultations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a consultation
         * @description Frees the slot and starts the refund that is owed. The reason is shown to the patient and the doctor.
         *
         *     **Who may:** Whoever cares for its patient; its doctor; an administrator.
         */
        post: operations["cancelConsultation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prescriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your prescriptions
         * @description Without anything clinical. A patient never sees a draft.
         *
         *     **Who may:** Anybody who is signed in; each only their own. An administrator: all.
         */
        get: operations["listPrescriptions"];
        put?: never;
        /**
         * Prescribe, or keep a draft
         * @description Signs a prescription at once, or keeps a draft with `draft: true`. The lists of the Telemedicine Practice Guidelines decide what may be prescribed; `drug_not_allowed` names each medicine and the reason. A signed prescription supersedes the consultation's earlier one, and cannot be changed.
         *
         *     **Who may:** The consultation's doctor, while it is in progress or within 30 days of its end.
         */
        post: operations["writePrescription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prescriptions/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a prescription, as a pharmacy
         * @description For a pharmacy that holds the paper: send its number and the code printed beside it. Says whether it is `valid`, `superseded` or `revoked`, and who signed it, and nothing about the patient. A wrong code, an unknown number and a draft are all answered 404. Each check is audited, and the patient can see it.
         *
         *     **Who may:** Anybody who holds the paper; a partner's key with the scope `prescriptions:verify`.
         */
        post: operations["verifyPrescription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prescriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a prescription
         * @description The whole prescription. Each reading is audited. Clinical fields are null for administrators, unless they have opened an emergency access.
         *
         *     **Who may:** Its doctor; its patient once it is signed; an administrator.
         */
        get: operations["readPrescription"];
        /**
         * Replace a draft
         * @description Replaces the whole draft: fields that are left out are removed. `obstacles` in the answer says what would forbid signing it.
         *
         *     **Who may:** Its doctor.
         */
        put: operations["rewritePrescription"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prescriptions/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a draft
         * @description Signs a draft, which is checked again and gets today's date.
         *
         *     **Who may:** Its doctor.
         */
        post: operations["signPrescription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prescriptions/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a prescription
         * @description Revokes a signed prescription; the patient can read the reason, and a pharmacy's check answers `revoked`.
         *
         *     **Who may:** Its doctor.
         */
        post: operations["revokePrescription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API keys of partners
         * @description All keys, newest first, with their last use, including keys that have ended.
         *
         *     **Who may:** An administrator.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make a partner's API key
         * @description Only this answer shows the key: hand it over safely, because it cannot be read again. A key has one or more scopes and ends within a year.
         *
         *     **Who may:** An administrator.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what your API key may do
         * @description What the key of this request may do, and until when. A good first request.
         *
         *     **Who may:** A partner, with any key.
         */
        get: operations["readOwnApiKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Ends a key, everywhere within five seconds. Doing it twice changes nothing.
         *
         *     **Who may:** An administrator.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the figures of a period
         * @description Consultations, people, ratings and money of a period, by default the last 30 dates. The answer names the period and the zone, and figures of money say how refunds are treated.
         *
         *     **Who may:** An administrator.
         */
        get: operations["readDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/consultations/trends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read consultations by day, week or month
         * @description Consultations by day, week or month, including the empty buckets. The answer names the period and the zone, and figures of money say how refunds are treated.
         *
         *     **Who may:** An administrator.
         */
        get: operations["readConsultationTrends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/revenue/trends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read revenue by day, week or month
         * @description Money by day, week or month, including the empty buckets. The answer names the period and the zone, and figures of money say how refunds are treated.
         *
         *     **Who may:** An administrator.
         */
        get: operations["readRevenueTrends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/doctors/top": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the top doctors by consultations, ratings or revenue
         * @description The doctors with the most completed consultations, the best ratings or the most revenue in a period. The answer names the period and the zone, and figures of money say how refunds are treated.
         *
         *     **Who may:** An administrator.
         */
        get: operations["readTopDoctors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the audit
         * @description Who did what, to what, and with which outcome, newest first, including denials. Never health data.
         *
         *     **Who may:** An administrator.
         */
        get: operations["listAuditLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/logs/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the audit as a file
         * @description The same entries as a file, NDJSON or CSV, sent while it is made: read it as a stream. If the connection breaks, the file is not complete.
         *
         *     **Who may:** An administrator.
         */
        get: operations["exportAuditLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/emergency-access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List records opened in an emergency
         * @description Who opened whose record in an emergency, why, and until when; open and past ones, newest first.
         *
         *     **Who may:** An administrator.
         */
        get: operations["listEmergencyAccess"];
        put?: never;
        /**
         * Open a patient's record in an emergency; the patient is told
         * @description For a limited time, an hour unless configured otherwise, this administrator gets the consultations and prescriptions of this patient with their clinical fields. The reason is audited and the patient is told at once. An access that is already open is not extended.
         *
         *     **Who may:** An administrator.
         */
        post: operations["openEmergencyAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/emergency-access/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an emergency access early
         * @description Ends an emergency access early; from the next request on, the clinical fields are withheld again.
         *
         *     **Who may:** An administrator, whoever opened it.
         */
        post: operations["endEmergencyAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how far the audit is sealed and checked
         * @description How far the audit is sealed and verified, and whether a check found that it was tampered with.
         *
         *     **Who may:** An administrator.
         */
        get: operations["readAuditState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/record-access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who opened your record
         * @description Who opened or changed the record of a patient, newest first, without the caller's own doings.
         *
         *     **Who may:** An account that cares for the patient.
         */
        get: operations["listRecordAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Problem details (RFC 9457). Decide by `code`. */
        Problem: {
            /**
             * Format: uri
             * @description A page that explains the code.
             */
            type: string;
            /** @description The code in words; always the same for a code. */
            title: string;
            status: number;
            /**
             * @description The code to decide by. New codes may be added.
             * @enum {string}
             */
            code: "malformed_request" | "unauthenticated" | "mfa_required" | "mfa_setup_required" | "forbidden" | "not_found" | "method_not_allowed" | "email_taken" | "already_exists" | "slot_taken" | "amount_changed" | "slot_in_use" | "overlap" | "edit_conflict" | "invalid_transition" | "idempotency_conflict" | "precondition_failed" | "too_large" | "unsupported_media_type" | "invalid_input" | "drug_not_allowed" | "confirmation_needed" | "idempotency_mismatch" | "rate_limited" | "internal" | "unavailable";
            /** @description What was wrong in this case, in words for people. */
            detail?: string;
            /** @description The request's number, as in X-Request-Id. */
            instance: string;
            /** @description Messages by field; nested fields as `address.city`. */
            errors?: {
                [key: string]: string[];
            };
            /** @description With `invalid_transition`: the states or actions that are possible now. */
            allowed?: string[];
            /** @description With `slot_taken`: up to five near free slots. */
            alternatives?: {
                /** Format: uuid */
                slotId: string;
                /** Format: date-time */
                startsAt: string;
                /** Format: date-time */
                endsAt: string;
            }[];
            /** @description With `drug_not_allowed`: which medicine, counted from 0, and why. */
            reasons?: {
                medication: number;
                reason: string;
            }[];
        };
        /**
         * @description The number of the Ayushman Bharat Health Account, 14 digits
         * @example 91-7561-2345-6789
         */
        AbhaNumber: string;
        AcceptCareRequest: {
            token: string;
            relation: components["schemas"]["Relation"];
        };
        /**
         * @description facts: an administrator saw when, with whom and for what fee, but no clinical text. checked: a pharmacy checked a prescription. emergencyRead: an administrator read the record with an emergency access
         * @enum {string}
         */
        AccessKind: "opened" | "facts" | "changed" | "cancelled" | "prescribed" | "checked" | "used" | "emergencyOpened" | "emergencyRead" | "emergencyEnded" | "careInvited" | "careBegan" | "careEnded" | "movedOut";
        Address: {
            line1: string;
            line2?: string | null;
            city: string;
            state: string;
            postalCode: string;
            /** @description India where left out. */
            country?: string;
        };
        Adult: {
            name: string;
            /**
             * @description What the adult is to the patient
             * @enum {string}
             */
            relation: "parent" | "grandparent" | "sibling" | "guardian" | "other";
        };
        Age: {
            years: number;
            /** @description Since the last birthday; null if only the years are known */
            months: number | null;
            days: number | null;
            /**
             * @description As clinicians write it: days under a month, months under two years, years and months under five, years from there
             * @example 8 months
             */
            text: string;
        };
        ApiKey: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * @description The partner, and what the key is for
             * @example Sanjivani Pharmacy, counter check
             */
            name: string;
            scopes: components["schemas"]["ApiScope"][];
            /**
             * @description The beginning of the key, to distinguish keys
             * @example amr_live_4fGh2KqZ
             */
            prefix: string;
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
            createdBy: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Precise to about a minute; null if the key was never used */
            lastUsedAt: string | null;
            revokedAt: string | null;
        };
        ApiKeyPage: {
            data: components["schemas"]["ApiKey"][];
            nextCursor: string | null;
        };
        /** @enum {string} */
        ApiScope: "doctors:read" | "availability:read" | "prescriptions:verify";
        AuditLog: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** Format: date-time */
            at: string;
            /** @description The account, or a partner's API key; null for guests and for the system's own jobs */
            actorId: string | null;
            /** @description The current name of the account, or the name of the partner's API key */
            actorName: string | null;
            /** @description patient, doctor, admin, partner, guest or system */
            actorRole: string;
            action: string;
            resourceType: string;
            resourceId: string | null;
            /** @enum {string} */
            outcome: "success" | "denied";
            reason: string | null;
            requestId: string;
            /** @description Network address of the caller */
            address: string | null;
            patientId: string | null;
            details: {
                [key: string]: string | number | boolean | null;
            } | null;
        };
        AuditLogPage: {
            data: components["schemas"]["AuditLog"][];
            nextCursor: string | null;
        };
        AuditState: {
            /** @description Number of the newest seal */
            seals: number;
            newest: {
                seq: number;
                mac: string;
                /** Format: date-time */
                sealedAt: string;
            } | null;
            unsealed: {
                /** @description Rows that are not sealed yet; counted up to 10,000 */
                rows: number;
                oldestAt: string | null;
            };
            check: {
                /** Format: date-time */
                at: string;
                throughSeq: number;
                findings: number;
            } | null;
            /** @description When a round of checks last reached the end and so had covered every seal; null if none has yet */
            wholeCheckAt: string | null;
        };
        BookConsultationRequest: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            slotId: string;
            /**
             * @description The complaint, in the patient's own words
             * @example Acidity after meals for two weeks
             */
            complaint: string;
            mode: components["schemas"]["Mode"];
            /**
             * Format: uuid
             * @description The patient to book for; the account's own patient if left out
             */
            patientId?: string;
            /** @description The adult who will be present at a minor's visit. If left out, the account that books; needed if that is the minor's own */
            accompaniedBy?: components["schemas"]["Adult"];
            /** @description The fee that the patient was shown. If the doctor's fee is another by now, nothing is booked: 409 `amount_changed` names both */
            seenFee?: components["schemas"]["Money"];
        };
        CancelConsultationRequest: {
            /** @description The reason; shown to the patient and the doctor */
            reason: string;
            /** @description The refund that the patient was shown. If it is less by now, nothing is cancelled: 409 `amount_changed` names both */
            seenRefund?: components["schemas"]["Money"];
        };
        Carer: {
            /**
             * Format: uuid
             * @description The account
             */
            id: string;
            name: string;
            /** @description What the patient is to this account */
            relation: components["schemas"]["Relation"];
            /** Format: date-time */
            since: string;
            /** @description When the care ended; null while it lasts */
            until: string | null;
        };
        Carers: {
            data: components["schemas"]["Carer"][];
            /** @description Links that were sent and not used yet */
            invitations: components["schemas"]["Invitation"][];
        };
        ChangePasswordRequest: {
            currentPassword: components["schemas"]["Password"];
            newPassword: components["schemas"]["NewPassword"];
            /** @description A code of the authenticator app, or a recovery code; needed if two-step sign-in is on */
            code?: string;
        };
        Consultation: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            status: components["schemas"]["Status"];
            /**
             * Format: uuid
             * @description UUIDv7
             */
            slotId: string;
            doctor: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            };
            patient: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
                /** @description On the day of the consultation; null if the date of birth is not known, and for administrators */
                age: components["schemas"]["Age"] | null;
                gender: ("female" | "male" | "other" | "undisclosed") | null;
            };
            /** @description The account that booked: the patient's own, or one that cares for the patient */
            bookedBy: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            };
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            mode: components["schemas"]["Mode"];
            fee: components["schemas"]["Money"];
            followUp: boolean;
            payment: {
                /** @enum {string} */
                status: "pending" | "paid" | "failed" | "refund_due" | "refunded" | "void";
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** @description The adult who is present at a minor's visit */
            accompaniedBy: components["schemas"]["Adult"] | null;
            /** @description True if the clinical part is null because the reader may not see it: administrators, unless they opened the record in an emergency (POST /audit/emergency-access). */
            withheld: boolean;
            emergencyAccess: components["schemas"]["EmergencyGrant"];
            complaint: string | null;
            notes: string | null;
            diagnosis: string | null;
            advice: string | null;
            /** Format: date-time */
            consentAt: string;
            startedAt: string | null;
            completedAt: string | null;
            cancelledAt: string | null;
            /** @description The reason, in the words of the person who cancelled; null if it is withheld like the clinical fields */
            cancelReason: string | null;
            /** @description Each change of mode, earliest first. `mode` is the current mode; the consultation was booked with the `from` of the first change */
            modeSwitches: {
                from: components["schemas"]["Mode"];
                to: components["schemas"]["Mode"];
                /** Format: date-time */
                at: string;
            }[];
            version: number;
        };
        ConsultationPage: {
            data: components["schemas"]["ConsultationSummary"][];
            nextCursor: string | null;
        };
        ConsultationSummary: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            status: components["schemas"]["Status"];
            /**
             * Format: uuid
             * @description UUIDv7
             */
            slotId: string;
            doctor: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            };
            patient: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
                /** @description On the day of the consultation; null if the date of birth is not known, and for administrators */
                age: components["schemas"]["Age"] | null;
                gender: ("female" | "male" | "other" | "undisclosed") | null;
            };
            /** @description The account that booked: the patient's own, or one that cares for the patient */
            bookedBy: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            };
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            mode: components["schemas"]["Mode"];
            fee: components["schemas"]["Money"];
            followUp: boolean;
            payment: {
                /** @enum {string} */
                status: "pending" | "paid" | "failed" | "refund_due" | "refunded" | "void";
            } | null;
            /** Format: date-time */
            createdAt: string;
        };
        ConsultationTrends: {
            period: components["schemas"]["Period"];
            interval: components["schemas"]["Interval"];
            /** @description Every bucket of the period in order; buckets without a consultation have zeros */
            data: {
                /**
                 * Format: date
                 * @description The date on which the whole day, week (Monday) or month begins, in the period's zone
                 * @example 2026-01-31
                 */
                startsOn: string;
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                /** @description True if the period begins or ends inside this bucket, so that it cannot be compared with whole ones */
                isPartial: boolean;
                /** @description Consultations that start in the period, in any state */
                total: number;
                /** @description The same consultations, by their state now */
                byStatus: {
                    pending_payment: number;
                    scheduled: number;
                    in_progress: number;
                    completed: number;
                    cancelled: number;
                    no_show: number;
                    expired: number;
                };
                /** @description The same consultations, by mode */
                byMode: {
                    video: number;
                    audio: number;
                    text: number;
                };
                /** @description How many of them are the patient's first consultation with this doctor */
                first: number;
                /** @description How many of them are follow-ups */
                followUp: number;
                /** @description Consultations that were booked in the period, whenever they start */
                bookings: number;
            }[];
        };
        CreateApiKeyRequest: {
            /**
             * @description The partner, and what the key is for
             * @example Sanjivani Pharmacy, counter check
             */
            name: string;
            scopes: components["schemas"]["ApiScope"][];
            /**
             * Format: date-time
             * @description At most a year from now
             */
            expiresAt: string;
        };
        CreateDoctorRequest: {
            /**
             * @description One number however it is written: KMC 12, KMC12 and kmc-12 are the same
             * @example I-48213
             */
            registrationNumber: string;
            /** @example Karnataka Ayurvedic and Unani Practitioners Board */
            registrationCouncil: string;
            /** @enum {string} */
            systemOfMedicine: "Ayurveda" | "Modern medicine" | "Siddha" | "Unani" | "Homeopathy" | "Yoga and naturopathy" | "Sowa-Rigpa";
            specializations: string[];
            qualifications: string[];
            experienceYears: number;
            languages: string[];
            location: {
                city: string;
                state: string;
            };
            consultationFee: components["schemas"]["Money"];
            /** @description Length of this doctor's slots in minutes. 30 where left out. */
            slotMinutes?: number;
            /**
             * @description Zone of this doctor's dates. Asia/Kolkata where left out.
             * @example Asia/Kolkata
             */
            timeZone?: string;
            bio?: string;
        };
        CreatePatientRequest: {
            firstName: string;
            /** @description Left out, null or empty for people who have one name.  where left out. */
            lastName?: string;
            dateOfBirth: components["schemas"]["DateOfBirth"];
            gender: components["schemas"]["Gender"];
            address?: components["schemas"]["Address"] | null;
            abhaNumber?: components["schemas"]["AbhaNumber"] | null;
            relation: components["schemas"]["Relation"];
        };
        CreateSlotsRequest: {
            slots: {
                /** Format: date-time */
                startsAt: string;
                /** Format: date-time */
                endsAt: string;
            }[];
        };
        Dashboard: {
            period: components["schemas"]["Period"];
            consultations: {
                /** @description Consultations that start in the period, in any state */
                total: number;
                /** @description The same consultations, by their state now */
                byStatus: {
                    pending_payment: number;
                    scheduled: number;
                    in_progress: number;
                    completed: number;
                    cancelled: number;
                    no_show: number;
                    expired: number;
                };
                /** @description The same consultations, by mode */
                byMode: {
                    video: number;
                    audio: number;
                    text: number;
                };
                /** @description How many of them are the patient's first consultation with this doctor */
                first: number;
                /** @description How many of them are follow-ups */
                followUp: number;
                /** @description Consultations that were booked in the period, whenever they start */
                bookings: number;
                /** @description completed ÷ (completed + cancelled + no_show), of those that start in the period. From 0 to 1, four decimals; null if the divisor is 0 */
                completionRate: number | null;
                /** @description cancelled ÷ (completed + cancelled + no_show). From 0 to 1, four decimals; null if the divisor is 0 */
                cancellationRate: number | null;
                /** @description no_show ÷ (completed + cancelled + no_show). From 0 to 1, four decimals; null if the divisor is 0 */
                noShowRate: number | null;
            };
            /** @description Patients with a consultation in the period that was neither cancelled nor expired */
            activePatients: number;
            /** @description Doctors with a consultation in the period that was neither cancelled nor expired */
            activeDoctors: number;
            /** @description Accounts made in the period, by the role they were made with; including doctors who are not verified yet */
            registrations: {
                patients: number;
                doctors: number;
            };
            /** @description Average (two decimals; null if there are none) and number of the ratings given in the period */
            rating: {
                average: number | null;
                count: number;
            };
            revenue: {
                /** @description Payments collected in the period (`paidAt`), including those refunded since */
                payments: number;
                /** @description The sum of these payments. In minor units (paise) */
                gross: number;
                /** @description How much of it has been refunded up to now, at any time. In minor units (paise) */
                refunded: number;
                /** @description How much of it is still to be refunded. In minor units (paise) */
                refundDue: number;
                /** @description gross − refunded − refundDue: what remains. Pending, failed and void payments are not counted anywhere. In minor units (paise) */
                net: number;
                /**
                 * @description Currency of every amount
                 * @constant
                 */
                currency: "INR";
                /**
                 * @description How refunds are treated
                 * @constant
                 */
                refunds: "Money belongs to the moment it was paid. A refund, paid out or owed, lowers the net of the period in which the payment came, not of the one in which it is given back.";
            };
        };
        /**
         * Format: date
         * @example 2026-01-31
         */
        DateOfBirth: string;
        DisableMfaRequest: {
            password: components["schemas"]["Password"];
            /** @description A code of the authenticator app, or a recovery code */
            code: string;
        };
        Doctor: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            name: string;
            registrationNumber: string;
            registrationCouncil: string;
            systemOfMedicine: string;
            specializations: string[];
            qualifications: string[];
            experienceYears: number;
            languages: string[];
            location: {
                city: string;
                state: string;
            };
            consultationFee: components["schemas"]["Money"];
            slotMinutes: number;
            timeZone: string;
            bio: string | null;
            rating: {
                /** @description 0 to 5, two decimals; 0 if there is no rating */
                average: number;
                count: number;
            };
            nextAvailableAt: string | null;
            /** @enum {string} */
            status: "pending" | "verified" | "rejected";
            /** @description The reason of the last rejection; shown only to that doctor and to administrators */
            statusReason?: string | null;
            /**
             * Format: date-time
             * @description Since when the profile waits for a decision; shown only to that doctor and to administrators
             */
            submittedAt?: string;
            decidedAt?: string | null;
            /** Format: date-time */
            createdAt: string;
            version: number;
        };
        DoctorCard: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            name: string;
            specializations: string[];
            qualifications: string[];
            systemOfMedicine: string;
            experienceYears: number;
            languages: string[];
            location: {
                city: string;
                state: string;
            };
            rating: {
                /** @description 0 to 5, two decimals; 0 if there is no rating */
                average: number;
                count: number;
            };
            consultationFee: components["schemas"]["Money"];
            /** @description The first free time; where `availableOn` was asked for, the first on that date */
            nextAvailableAt: string | null;
            bioExcerpt: string | null;
        };
        DoctorPage: {
            data: components["schemas"]["Doctor"][];
            nextCursor: string | null;
        };
        /**
         * @description not_listed: the formulary does not name it, so it must be reviewed first; other_system: not of the doctor's system of medicine; prohibited: Schedule X, a narcotic or a psychotropic; needs_video: list A, by audio or text only as a refill on a follow-up; needs_follow_up: list B, only in addition to medicines the patient already takes
         * @enum {string}
         */
        DrugProblem: "not_listed" | "other_system" | "prohibited" | "needs_video" | "needs_follow_up";
        /**
         * Format: email
         * @example asha.rao@example.in
         */
        Email: string;
        EmergencyAccess: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            admin: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            };
            patient: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            };
            reason: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            expiresAt: string;
            endedAt: string | null;
            isOpen: boolean;
        };
        EmergencyAccessPage: {
            data: components["schemas"]["EmergencyAccess"][];
            nextCursor: string | null;
        };
        /** @description The emergency access that lets an administrator read the clinical part. Null otherwise. */
        EmergencyGrant: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** Format: date-time */
            expiresAt: string;
        } | null;
        EnableMfaRequest: {
            code: string;
            /** @description Needed if the sign-in was more than 15 minutes ago */
            password?: components["schemas"]["Password"];
        };
        EndCareRequest: {
            /** @description Needed from an administrator; kept in the audit */
            reason?: string;
        };
        FinishSignInRequest: {
            /** @description From the `mfa_required` problem of POST /auth/login; good for five minutes. */
            mfaToken: string;
            totpCode?: string;
            recoveryCode?: string;
        };
        FoundDoctors: {
            data: components["schemas"]["DoctorCard"][];
            nextCursor: string | null;
            /** @description How q was read to find these doctors. exact: as written; the other readings are guesses, made only if nobody is found as written. concern: as a concern, such as acidity, that belongs to a field of medicine; forgiving: with another spelling or a typo. Left out if there are no words, or nobody was found */
            reading?: components["schemas"]["Reading"];
            /**
             * @description What a guess took the words for, at most three; show it to the reader
             * @example [
             *       "Lakshmi"
             *     ]
             */
            searched?: string[];
        };
        FreeSlot: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /** @description In the zone that the question named, otherwise in the doctor's */
            local: {
                /**
                 * @description What clocks show there, without a zone
                 * @example 2027-01-31T10:00
                 */
                start: string;
                /**
                 * @description What clocks show there, without a zone
                 * @example 2027-01-31T10:00
                 */
                end: string;
                /**
                 * @description The zone's short name at the start
                 * @example IST
                 */
                zoneLabel: string;
            };
            /** @description In the doctor's zone; left out where it is the same as `local` */
            doctorLocal?: {
                /**
                 * @description What clocks show there, without a zone
                 * @example 2027-01-31T10:00
                 */
                start: string;
                /**
                 * @description What clocks show there, without a zone
                 * @example 2027-01-31T10:00
                 */
                end: string;
                /**
                 * @description The zone's short name at the start
                 * @example IST
                 */
                zoneLabel: string;
            };
        };
        FreeSlots: {
            data: components["schemas"]["FreeSlot"][];
            /** @description The zone of the dates */
            timeZone: string;
            doctorTimeZone: string;
        };
        /** @enum {string} */
        Gender: "female" | "male" | "other" | "undisclosed";
        /** @enum {string} */
        Interval: "day" | "week" | "month";
        Invitation: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * @description care: another account cares for the patient too. own_account: the patient makes an account of their own and takes the record over
             * @enum {string}
             */
            kind: "care" | "own_account";
            email: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        InviteRequest: {
            /**
             * @description care: another account cares for the patient too. own_account: the patient makes an account of their own and takes the record over
             * @enum {string}
             */
            kind: "care" | "own_account";
            email: components["schemas"]["Email"];
        };
        /** @example en */
        Language: string;
        Medication: {
            /**
             * @description Generic name, in capitals
             * @example AVIPATTIKAR CHURNA
             */
            drug: string;
            /**
             * @description Tablet, powder, oil …
             * @example powder
             */
            form: string;
            /** @example as supplied */
            strength: string;
            /**
             * @description The amount taken each time
             * @example 3 g
             */
            dose: string;
            /**
             * @description How it is taken
             * @example oral
             */
            route: string;
            /**
             * @description How often
             * @example twice a day
             */
            frequency: string;
            /** @description For how many days */
            durationDays: number;
            /**
             * @description The total to dispense
             * @example 90 g
             */
            quantity: string;
            /**
             * @description Special instructions
             * @example with warm water, after meals
             */
            instructions?: string;
        };
        Mfa: {
            enabled: boolean;
            enabledAt: string | null;
            /** @description How many of the ten recovery codes are unused */
            recoveryCodesLeft: number;
            required: boolean;
            /** @description True if the sign-in was more than 15 minutes ago, so that turning two-step sign-in on needs the password again */
            setUpNeedsPassword: boolean;
        };
        MfaReset: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            person: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                firstName: string;
                lastName: string;
                email: string;
                role: components["schemas"]["Role"];
            };
            requestedBy: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                firstName: string;
                lastName: string;
            };
            proof: string;
            /** @enum {string} */
            status: "open" | "approved" | "refused" | "expired";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        MfaResetPage: {
            data: components["schemas"]["MfaReset"][];
            nextCursor: string | null;
        };
        MfaSetUp: {
            /** @description Base32, to type if the QR code cannot be scanned */
            secret: string;
            /** @description The content of the QR code */
            otpauthUrl: string;
            /** @description A PNG, as a data: URL */
            qrCode: string;
        };
        /** @enum {string} */
        Mode: "video" | "audio" | "text";
        Money: {
            /**
             * @description Minor units (paise)
             * @example 50000
             */
            amount: number;
            /**
             * @default INR
             * @constant
             */
            currency: "INR";
        };
        NewApiKey: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * @description The partner, and what the key is for
             * @example Sanjivani Pharmacy, counter check
             */
            name: string;
            scopes: components["schemas"]["ApiScope"][];
            /**
             * @description The beginning of the key, to distinguish keys
             * @example amr_live_4fGh2KqZ
             */
            prefix: string;
            /** @enum {string} */
            status: "active" | "expired" | "revoked";
            createdBy: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Precise to about a minute; null if the key was never used */
            lastUsedAt: string | null;
            revokedAt: string | null;
            /**
             * @description The key, shown only this time; null in a repeated answer to an Idempotency-Key
             * @example amr_live_4fGh2KqZ_0000000000000000000000000000000000000000000EXAMPLE
             */
            apiKey: string | null;
        };
        /** @description 12 characters or more; a passphrase is best. Common passwords and your own name are refused. */
        NewPassword: components["schemas"]["Password"];
        OpenEmergencyAccessRequest: {
            /**
             * Format: uuid
             * @description The patient whose record is opened
             */
            patientId?: string;
            /**
             * Format: uuid
             * @description Instead of patientId: a consultation of the patient
             */
            consultationId?: string;
            /**
             * @description The reason; the patient is told. No clinical details.
             * @example Patient collapsed, the hospital asks for current medicines
             */
            reason: string;
        };
        OpenInvitation: {
            /**
             * @description care: another account cares for the patient too. own_account: the patient makes an account of their own and takes the record over
             * @enum {string}
             */
            kind: "care" | "own_account";
            /** @description The first name */
            patientName: string;
            invitedBy: string;
            email: string;
            /** Format: date-time */
            expiresAt: string;
        };
        OwnApiKey: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * @description The partner, and what the key is for
             * @example Sanjivani Pharmacy, counter check
             */
            name: string;
            scopes: components["schemas"]["ApiScope"][];
            /**
             * @description The beginning of the key, to distinguish keys
             * @example amr_live_4fGh2KqZ
             */
            prefix: string;
            /** Format: date-time */
            expiresAt: string;
        };
        OwnSession: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            userId: string;
            role: components["schemas"]["Role"];
            /** @enum {string} */
            strength: "password" | "mfa";
            /** @description The session ends after so long without a request; null if it does not */
            idleTimeoutSeconds: number | null;
        };
        Password: string;
        Patient: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            name: string;
            firstName: string;
            lastName: string;
            /** @description Null only for the account's own patient, while the profile has none */
            dateOfBirth: string | null;
            age: components["schemas"]["Age"] | null;
            gender: ("female" | "male" | "other" | "undisclosed") | null;
            /** @description What the patient is to the calling account; null for a doctor */
            relation: components["schemas"]["Relation"] | null;
            address: {
                line1: string;
                line2: string | null;
                city: string;
                state: string;
                postalCode: string;
                country: string;
            } | null;
            abhaNumber: string | null;
            hasOwnAccount: boolean;
            /** @description Grows by one with each change; send it with an update to be sure that nobody changed the record in between. */
            version: number;
        };
        PatientPage: {
            data: components["schemas"]["PatientSummary"][];
            nextCursor: string | null;
        };
        PatientSummary: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            name: string;
            /** @description Null only for the account's own patient, while the profile has none */
            dateOfBirth: string | null;
            age: components["schemas"]["Age"] | null;
            gender: ("female" | "male" | "other" | "undisclosed") | null;
            /** @description What the patient is to the calling account; null for a doctor */
            relation: components["schemas"]["Relation"] | null;
            hasOwnAccount: boolean;
        };
        /** @description The period of the figures: every instant from `from` on and before `to`, with dates in `timeZone` */
        Period: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            timeZone: string;
        };
        Prescription: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            consultationId: string;
            status: components["schemas"]["PrescriptionStatus"];
            doctor: {
                name: string;
                qualifications: string[];
                /** @description The registration number with the council, as it was at signing */
                registrationNumber: string;
                registrationCouncil: string;
                /**
                 * @description The prescription has no medicine of another system
                 * @example Ayurveda
                 */
                systemOfMedicine: string;
                /** @description The address in the doctor's profile, or city and state of the practice */
                address: string;
                /** @description Phone, or email if there is no phone */
                contact: string;
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
            };
            patient: {
                name: string;
                /** @description On the day of signing */
                age: components["schemas"]["Age"] | null;
                /** @description Whole years on the day of signing; 0 for an infant, so show `age.text` */
                ageYears: number | null;
                gender: ("female" | "male" | "other" | "undisclosed") | null;
                address: string | null;
                heightCm: number | null;
                /** @description If relevant, for example for a child */
                weightKg: number | null;
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
            };
            /** Format: date-time */
            createdAt: string;
            signedAt: string | null;
            revokedAt: string | null;
            /** @description The prescription that this one replaced */
            supersedesId: string | null;
            /** @description True if the clinical part is null because the reader may not see it: administrators, unless they opened the record in an emergency (POST /audit/emergency-access). */
            withheld: boolean;
            emergencyAccess: components["schemas"]["EmergencyGrant"];
            mode: components["schemas"]["Mode"];
            date: string;
            complaints: string | null;
            history: string | null;
            /** @description Findings on examination, as far as the mode allows */
            findings: string | null;
            /** @description Investigations that were requested, or whose results were seen */
            investigations: string | null;
            diagnosis: string | null;
            medications: components["schemas"]["Medication"][] | null;
            advice: string | null;
            /** @description The date of the next visit, YYYY-MM-DD */
            followUpOn: string | null;
            /** @constant */
            statement: "This prescription is generated on a teleconsultation.";
            signature: {
                by: string;
                at: string;
            } | null;
            /** @description Keyed hash of the signed content; null on a draft */
            contentHash: string | null;
            /**
             * @description Printed on the paper, so that a pharmacy can check the prescription; null on a draft
             * @example 7K2M-Q4XD-93TB
             */
            verificationCode: string | null;
            revokedReason: string | null;
            /** @description Why the doctor signed in spite of a warning */
            overrideReason?: string | null;
            /** @description For the doctor of a draft: what needs `overrideReason` to be signed. Empty otherwise.  where left out. */
            warnings?: {
                /** @description Position in `medications`, from 0 */
                medication: number;
                /**
                 * @description repeated: another line of this prescription holds the ingredient too, alone or in a combination; taken_already: so does a prescription of the same doctor whose days are not over
                 * @enum {string}
                 */
                reason: "repeated" | "taken_already";
                ingredient: string;
            }[];
            /** @description For the doctor of a draft: what would forbid signing it now. Empty otherwise */
            obstacles: {
                /** @description Position in `medications`, from 0 */
                medication: number;
                reason: components["schemas"]["DrugProblem"];
                message: string;
            }[];
            version: number;
        };
        PrescriptionPage: {
            data: components["schemas"]["PrescriptionSummary"][];
            nextCursor: string | null;
        };
        /** @enum {string} */
        PrescriptionStatus: "draft" | "signed" | "superseded" | "revoked";
        PrescriptionSummary: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            consultationId: string;
            status: components["schemas"]["PrescriptionStatus"];
            doctor: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            };
            patient: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            };
            /** Format: date-time */
            createdAt: string;
            signedAt: string | null;
            revokedAt: string | null;
            /** @description The prescription that this one replaced */
            supersedesId: string | null;
        };
        Profile: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            email: string;
            /** @description False until the person opens the link in the mail that welcomes a new account. */
            emailVerified: boolean;
            role: components["schemas"]["Role"];
            firstName: string;
            lastName: string;
            phone: string | null;
            dateOfBirth: string | null;
            gender: components["schemas"]["Gender"] | null;
            address: {
                line1: string;
                line2: string | null;
                city: string;
                state: string;
                postalCode: string;
                country: string;
            } | null;
            timeZone: string;
            language: string;
            /** @description Grows by one with each change; send it with an update to be sure that nobody changed the profile in between. */
            version: number;
            /** Format: date-time */
            updatedAt: string;
        };
        ReadInvitationRequest: {
            token: string;
        };
        /** @enum {string} */
        Reading: "exact" | "concern" | "forgiving";
        RecordAccess: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** Format: date-time */
            at: string;
            who: {
                name: string | null;
                role: string;
            };
            kind: components["schemas"]["AccessKind"];
            resourceType: string;
            consultation: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                /** Format: date-time */
                startsAt: string;
                doctorName: string;
            } | null;
            reason: string | null;
            expiresAt: string | null;
        };
        RecordAccessPage: {
            data: components["schemas"]["RecordAccess"][];
            nextCursor: string | null;
        };
        RecoveryCodes: {
            /**
             * @description Ten, each valid for one sign-in. They are shown only this time; empty in a repeated answer to an Idempotency-Key.
             * @example [
             *       "7KQ2M-XW4RB"
             *     ]
             */
            recoveryCodes: string[];
        };
        RefreshRequest: {
            refreshToken: string;
        };
        RegisterRequest: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["NewPassword"];
            /** @enum {string} */
            role: "patient" | "doctor";
            firstName: string;
            /** @description Left out, null or empty for people who have one name.  where left out. */
            lastName?: string;
            phone?: string;
            dateOfBirth?: components["schemas"]["DateOfBirth"];
            gender?: components["schemas"]["Gender"];
            /**
             * @description The zone in which the person reads times, also in mails; Asia/Kolkata if left out
             * @example Asia/Kolkata
             */
            timeZone?: string;
        };
        /** @enum {string} */
        Relation: "self" | "child" | "parent" | "spouse" | "sibling" | "other";
        RenewRecoveryCodesRequest: {
            password: components["schemas"]["Password"];
            /** @description A code of the authenticator app, or a recovery code */
            code: string;
        };
        RequestMfaResetRequest: {
            email: components["schemas"]["Email"];
            /** @description How the person's identity was verified: what was checked, and how */
            proof: string;
        };
        RequestPasswordResetRequest: {
            email: components["schemas"]["Email"];
        };
        ResetPasswordRequest: {
            token: string;
            newPassword: components["schemas"]["NewPassword"];
        };
        RevenueTrends: {
            period: components["schemas"]["Period"];
            interval: components["schemas"]["Interval"];
            /**
             * @description Currency of every amount
             * @constant
             */
            currency: "INR";
            /**
             * @description How refunds are treated
             * @constant
             */
            refunds: "Money belongs to the moment it was paid. A refund, paid out or owed, lowers the net of the period in which the payment came, not of the one in which it is given back.";
            /** @description Every bucket of the period in order; buckets without a payment have zeros */
            data: {
                /**
                 * Format: date
                 * @description The date on which the whole day, week (Monday) or month begins, in the period's zone
                 * @example 2026-01-31
                 */
                startsOn: string;
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
                /** @description True if the period begins or ends inside this bucket, so that it cannot be compared with whole ones */
                isPartial: boolean;
                /** @description Payments collected in the period (`paidAt`), including those refunded since */
                payments: number;
                /** @description The sum of these payments. In minor units (paise) */
                gross: number;
                /** @description How much of it has been refunded up to now, at any time. In minor units (paise) */
                refunded: number;
                /** @description How much of it is still to be refunded. In minor units (paise) */
                refundDue: number;
                /** @description gross − refunded − refundDue: what remains. Pending, failed and void payments are not counted anywhere. In minor units (paise) */
                net: number;
            }[];
        };
        RevokePrescriptionRequest: {
            /** @description The reason; shown to the patient */
            reason: string;
        };
        RewritePrescriptionRequest: {
            /** @description Diagnosis or provisional diagnosis */
            diagnosis: string;
            medications: {
                /**
                 * @description Generic name; stored in capitals
                 * @example AVIPATTIKAR CHURNA
                 */
                drug: string;
                /** @example powder */
                form: string;
                /** @example as supplied */
                strength: string;
                /** @example 3 g */
                dose: string;
                /** @example oral */
                route: string;
                /** @example twice a day */
                frequency: string;
                durationDays: number;
                /** @example 90 g */
                quantity: string | number;
                instructions?: string;
            }[];
            /** @description The consultation's complaint if left out */
            complaints?: string;
            history?: string;
            /** @description Findings on examination, as far as the mode allows */
            findings?: string;
            /** @description Investigations that were requested, or whose results were seen */
            investigations?: string;
            advice?: string;
            /**
             * Format: date
             * @description The date of the next visit; today or later, in the doctor's zone
             * @example 2026-01-31
             */
            followUpOn?: string;
            heightCm?: number;
            weightKg?: number;
            /** @description As told in the consultation; used where the profile has no date of birth */
            patientAgeYears?: number;
            /**
             * @description As the patient told it; used if the profile has no gender
             * @enum {string}
             */
            patientGender?: "female" | "male" | "other" | "undisclosed";
            /** @description As the patient told it; used if the profile has no address */
            patientAddress?: string;
            version?: number;
        };
        /** @enum {string} */
        Role: "patient" | "doctor" | "admin";
        Session: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @enum {string} */
            door: "web" | "api";
            /** @enum {string} */
            strength: "password" | "mfa";
            userAgent: string | null;
            address: string | null;
            current: boolean;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Precise to the minute
             */
            lastSeenAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        SessionPage: {
            data: components["schemas"]["Session"][];
            nextCursor: string | null;
        };
        SetUpMfaRequest: {
            /** @description Needed if the sign-in was more than 15 minutes ago */
            password?: components["schemas"]["Password"];
        };
        SignInRequest: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["Password"];
            totpCode?: string;
            recoveryCode?: string;
        };
        SignPrescriptionRequest: {
            /** @description Why it is right in spite of the warnings; `confirmation_needed` names them */
            overrideReason?: string;
        };
        SignedIn: {
            user: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                email: string;
                role: components["schemas"]["Role"];
                firstName: string;
                lastName: string;
            };
            /** @description Send it as `Authorization: Bearer`. */
            accessToken: string;
            /** @description Valid for one use at POST /auth/refresh, which answers the next one. */
            refreshToken: string;
            /**
             * @description Seconds until the access token ends
             * @example 900
             */
            expiresIn: number;
        };
        Slot: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            status: components["schemas"]["SlotStatus"];
        };
        SlotList: {
            data: components["schemas"]["Slot"][];
        };
        /** @enum {string} */
        SlotStatus: "available" | "held" | "booked" | "blocked";
        /** @enum {string} */
        Status: "pending_payment" | "scheduled" | "in_progress" | "completed" | "cancelled" | "no_show" | "expired";
        TakeOverRequest: {
            token: string;
            /** @description The patient's date of birth, as proof that it is the patient who opens the link */
            dateOfBirth: components["schemas"]["DateOfBirth"];
            password: components["schemas"]["NewPassword"];
        };
        TopDoctors: {
            period: components["schemas"]["Period"];
            /**
             * @description Currency of every amount
             * @constant
             */
            currency: "INR";
            /**
             * @description How refunds are treated
             * @constant
             */
            refunds: "Money belongs to the moment it was paid. A refund, paid out or owed, lowers the net of the period in which the payment came, not of the one in which it is given back.";
            /** @description The first `limit`, best first; only doctors with a completed consultation, a rating or a payment in the period */
            data: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
                city: string;
                specializations: string[];
                /** @description Completed consultations that start in the period */
                completed: number;
                /** @description Average and number of the ratings given in the period */
                rating: {
                    average: number | null;
                    count: number;
                };
                /** @description Of payments collected in the period for this doctor's consultations, at whatever time those take place */
                revenue: {
                    /** @description Payments collected in the period (`paidAt`), including those refunded since */
                    payments: number;
                    /** @description The sum of these payments. In minor units (paise) */
                    gross: number;
                    /** @description How much of it has been refunded up to now, at any time. In minor units (paise) */
                    refunded: number;
                    /** @description How much of it is still to be refunded. In minor units (paise) */
                    refundDue: number;
                    /** @description gross − refunded − refundDue: what remains. Pending, failed and void payments are not counted anywhere. In minor units (paise) */
                    net: number;
                };
            }[];
        };
        UpdateConsultationRequest: {
            /**
             * @description `in_progress` from 15 minutes before the start on; `scheduled` undoes a start by mistake, while nothing has been written
             * @enum {string}
             */
            status?: "in_progress" | "completed" | "no_show" | "scheduled";
            /** @description null empties the notes; diagnosis and advice work in the same way */
            notes?: string | null;
            diagnosis?: string | null;
            advice?: string | null;
            complaint?: string;
            /** @description The doctor records that they now meet in another mode; the switch is kept with its time */
            mode?: components["schemas"]["Mode"];
            version?: number;
        };
        UpdateDoctorRequest: {
            /**
             * @description One number however it is written: KMC 12, KMC12 and kmc-12 are the same
             * @example I-48213
             */
            registrationNumber?: string;
            /** @example Karnataka Ayurvedic and Unani Practitioners Board */
            registrationCouncil?: string;
            /** @enum {string} */
            systemOfMedicine?: "Ayurveda" | "Modern medicine" | "Siddha" | "Unani" | "Homeopathy" | "Yoga and naturopathy" | "Sowa-Rigpa";
            specializations?: string[];
            qualifications?: string[];
            experienceYears?: number;
            languages?: string[];
            location?: {
                city: string;
                state: string;
            };
            consultationFee?: components["schemas"]["Money"];
            /** @description Length of this doctor's slots in minutes */
            slotMinutes?: number;
            /**
             * @description Zone of this doctor's dates
             * @example Asia/Kolkata
             */
            timeZone?: string;
            bio?: string | null;
            /** @description The version that was edited; the update is refused if it is no longer the current one */
            version?: number;
        };
        UpdatePatientRequest: {
            firstName?: string;
            lastName?: string;
            dateOfBirth?: components["schemas"]["DateOfBirth"];
            gender?: components["schemas"]["Gender"];
            relation?: components["schemas"]["Relation"];
            address?: components["schemas"]["Address"] | null;
            abhaNumber?: components["schemas"]["AbhaNumber"] | null;
            version?: number;
        };
        UpdateProfileRequest: {
            firstName?: string;
            lastName?: string;
            phone?: string | null;
            dateOfBirth?: components["schemas"]["DateOfBirth"] | null;
            gender?: components["schemas"]["Gender"] | null;
            address?: components["schemas"]["Address"] | null;
            /** @example Asia/Kolkata */
            timeZone?: string;
            language?: components["schemas"]["Language"];
            version?: number;
        };
        Verification: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /**
             * @description Dispense only if it is `valid`. `superseded`: the doctor wrote a newer prescription
             * @enum {string}
             */
            status: "valid" | "superseded" | "revoked";
            doctor: {
                name: string;
                registrationNumber: string;
                registrationCouncil: string;
                systemOfMedicine: string;
            };
            /**
             * @description Date on the paper, in the doctor's zone, YYYY-MM-DD
             * @example 2026-01-31
             */
            date: string;
            /** Format: date-time */
            signedAt: string;
            /** @description How many medicines were prescribed, so that a line added to the paper is noticed */
            medicationCount: number;
            /** Format: date-time */
            checkedAt: string;
        };
        VerifyDoctorRequest: {
            /** @enum {string} */
            decision: "verified" | "rejected";
            /** @description Required for a rejection; the doctor can read it */
            reason?: string;
            /** @description The version that was looked at; the decision is refused if it is no longer the current one */
            version?: number;
        };
        VerifyEmailRequest: {
            token: string;
        };
        VerifyPrescriptionRequest: {
            /**
             * Format: uuid
             * @description The prescription's number, as printed
             */
            id: string;
            /**
             * @description The verification code, as printed
             * @example 7K2M-Q4XD-93TB
             */
            code: string;
        };
        WritePrescriptionRequest: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            consultationId: string;
            /** @description Diagnosis or provisional diagnosis */
            diagnosis: string;
            medications: {
                /**
                 * @description Generic name; stored in capitals
                 * @example AVIPATTIKAR CHURNA
                 */
                drug: string;
                /** @example powder */
                form: string;
                /** @example as supplied */
                strength: string;
                /** @example 3 g */
                dose: string;
                /** @example oral */
                route: string;
                /** @example twice a day */
                frequency: string;
                durationDays: number;
                /** @example 90 g */
                quantity: string | number;
                instructions?: string;
            }[];
            /** @description The consultation's complaint if left out */
            complaints?: string;
            history?: string;
            /** @description Findings on examination, as far as the mode allows */
            findings?: string;
            /** @description Investigations that were requested, or whose results were seen */
            investigations?: string;
            advice?: string;
            /**
             * Format: date
             * @description The date of the next visit; today or later, in the doctor's zone
             * @example 2026-01-31
             */
            followUpOn?: string;
            heightCm?: number;
            weightKg?: number;
            /** @description As told in the consultation; used where the profile has no date of birth */
            patientAgeYears?: number;
            /**
             * @description As the patient told it; used if the profile has no gender
             * @enum {string}
             */
            patientGender?: "female" | "male" | "other" | "undisclosed";
            /** @description As the patient told it; used if the profile has no address */
            patientAddress?: string;
            /** @description Why it is right in spite of the warnings; `confirmation_needed` names them */
            overrideReason?: string;
            /** @description true keeps the prescription as a draft, which the patient does not see. false where left out. */
            draft?: boolean;
        };
    };
    responses: {
        /** @description `malformed_request`: The request could not be read. */
        MalformedRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unauthenticated`: Sign in to continue. */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: You may not do this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `email_taken`: This email already has an account. */
        EmailTaken: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too_large`: The request is too large. */
        TooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported_media_type`: The body cannot be read in this form. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_input`: Some of what was sent is not right. */
        InvalidInput: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate_limited`: Too many requests. */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: Something went wrong on our side. */
        Internal: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: The service is not available just now. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `unauthenticated`: Sign in to continue.
         *
         *     `mfa_required`: A one-time code is needed.
         */
        UnauthenticatedOrMfaRequired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `forbidden`: You may not do this.
         *
         *     `mfa_setup_required`: Set up two-step sign-in first.
         */
        ForbiddenOrMfaSetupRequired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_mismatch`: This Idempotency-Key was used for another request. */
        IdempotencyMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_mismatch`: This Idempotency-Key was used for another request.
         *
         *     `invalid_input`: Some of what was sent is not right.
         */
        IdempotencyMismatchOrInvalidInput: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_found`: Not found. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_transition`: This is not possible in its present state. */
        InvalidTransition: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid_transition`: This is not possible in its present state.
         *
         *     `edit_conflict`: It was changed by someone else in the meantime.
         */
        InvalidTransitionOrEditConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_exists`: This already exists.
         *
         *     `invalid_transition`: This is not possible in its present state.
         */
        AlreadyExistsOrInvalidTransition: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `edit_conflict`: It was changed by someone else in the meantime. */
        EditConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_failed`: It is no longer the version you edited. */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `already_exists`: This already exists. */
        AlreadyExists: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `edit_conflict`: It was changed by someone else in the meantime.
         *
         *     `already_exists`: This already exists.
         */
        EditConflictOrAlreadyExists: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `overlap`: These times overlap. */
        Overlap: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `slot_in_use`: This slot is in use. */
        SlotInUse: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `slot_taken`: This time has just been taken.
         *
         *     `amount_changed`: An amount has changed since you saw it.
         */
        SlotTakenOrAmountChanged: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `edit_conflict`: It was changed by someone else in the meantime.
         *
         *     `invalid_transition`: This is not possible in its present state.
         */
        EditConflictOrInvalidTransition: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid_transition`: This is not possible in its present state.
         *
         *     `amount_changed`: An amount has changed since you saw it.
         */
        InvalidTransitionOrAmountChanged: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_mismatch`: This Idempotency-Key was used for another request.
         *
         *     `invalid_input`: Some of what was sent is not right.
         *
         *     `drug_not_allowed`: A medicine cannot be prescribed on this consultation.
         *
         *     `confirmation_needed`: Confirm this with a reason.
         */
        IdempotencyMismatchOrInvalidInputOrDrugNotAllowedOrConfirmationNeeded: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The number of this request, to quote to us. It is your own if you sent one of 8 to 64 letters, digits, `.`, `_` or `-`. */
        "X-Request-Id": string;
        /** @description Identifies this version of the thing as you see it. Opaque; for `If-Match` and `If-None-Match`. */
        ETag: string;
        /** @description `true` if this repeats the first answer to the same Idempotency-Key. */
        "Idempotency-Replayed": "true";
        /** @description `no-store`, except for public documents. */
        "Cache-Control": string;
        /** @description Seconds to wait before trying again. */
        "Retry-After": number;
        /** @description How much is left of the limit, and the seconds until it is full again. */
        RateLimit: string;
        /** @description The limit and its window in seconds. */
        "RateLimit-Policy": string;
        /** @description `Bearer`: send a bearer token. */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "asha.rao@example.in",
                 *       "password": "monsoon lantern tamarind",
                 *       "role": "patient",
                 *       "firstName": "Asha",
                 *       "lastName": "Rao",
                 *       "phone": "+919845012345"
                 *     }
                 */
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "email": "asha.rao@example.in",
                     *         "role": "patient",
                     *         "firstName": "Asha",
                     *         "lastName": "Rao"
                     *       },
                     *       "accessToken": "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJpc3MiOiJhbXJ1dGFtIn0.c2lnbmF0dXJl",
                     *       "refreshToken": "Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9",
                     *       "expiresIn": 900
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["EmailTaken"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "asha.rao@example.in",
                 *       "password": "monsoon lantern tamarind"
                 *     }
                 */
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "email": "asha.rao@example.in",
                     *         "role": "patient",
                     *         "firstName": "Asha",
                     *         "lastName": "Rao"
                     *       },
                     *       "accessToken": "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJpc3MiOiJhbXJ1dGFtIn0.c2lnbmF0dXJl",
                     *       "refreshToken": "Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9",
                     *       "expiresIn": 900
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["UnauthenticatedOrMfaRequired"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    finishSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mfaToken": "eyJlbWFpbCI6MX0.c2lnbmF0dXJl",
                 *       "totpCode": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["FinishSignInRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "email": "asha.rao@example.in",
                     *         "role": "patient",
                     *         "firstName": "Asha",
                     *         "lastName": "Rao"
                     *       },
                     *       "accessToken": "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJpc3MiOiJhbXJ1dGFtIn0.c2lnbmF0dXJl",
                     *       "refreshToken": "Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9",
                     *       "expiresIn": 900
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["UnauthenticatedOrMfaRequired"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9"
                 *     }
                 */
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "email": "asha.rao@example.in",
                     *         "role": "patient",
                     *         "firstName": "Asha",
                     *         "lastName": "Rao"
                     *       },
                     *       "accessToken": "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJpc3MiOiJhbXJ1dGFtIn0.c2lnbmF0dXJl",
                     *       "refreshToken": "Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9",
                     *       "expiresIn": 900
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The answer has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9"
                 *     }
                 */
                "application/json": components["schemas"]["VerifyEmailRequest"];
            };
        };
        responses: {
            /** @description Done. The answer has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    resendVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The answer has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "asha.rao@example.in"
                 *     }
                 */
                "application/json": components["schemas"]["RequestPasswordResetRequest"];
            };
        };
        responses: {
            /** @description Done. The answer has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9",
                 *       "newPassword": "cardamom harbour seventeen"
                 *     }
                 */
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description Done. The answer has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "monsoon lantern tamarind",
                 *       "newPassword": "cardamom harbour seventeen"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description Done. The answer has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "door": "web",
                     *           "strength": "password",
                     *           "userAgent": "partner-app/1.4",
                     *           "address": "4 Temple Road, Mysuru, Karnataka, 570001",
                     *           "current": false,
                     *           "createdAt": "2027-01-31T04:30:00.000Z",
                     *           "lastSeenAt": "2027-01-31T04:30:00.000Z",
                     *           "expiresAt": "2027-01-31T04:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "WyIyMDI3LTAxLTMxIl0.kY2d0pQm1sXv8rTqLw3aZe"
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeOtherSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The answer has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["IdempotencyMismatch"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readOwnSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "userId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "role": "patient",
                     *       "strength": "password",
                     *       "idleTimeoutSeconds": 1
                     *     }
                     */
                    "application/json": components["schemas"]["OwnSession"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The answer has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readMfa: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "enabled": false,
                     *       "enabledAt": "2027-01-31T04:30:00.000Z",
                     *       "recoveryCodesLeft": 1,
                     *       "required": false,
                     *       "setUpNeedsPassword": false
                     *     }
                     */
                    "application/json": components["schemas"]["Mfa"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    setUpMfa: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["SetUpMfaRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "text",
                     *       "otpauthUrl": "text",
                     *       "qrCode": "text"
                     *     }
                     */
                    "application/json": components["schemas"]["MfaSetUp"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            409: components["responses"]["InvalidTransition"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    enableMfa: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["EnableMfaRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryCodes": [
                     *         "7KQ2M-XW4RB"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            409: components["responses"]["InvalidTransitionOrEditConflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    disableMfa: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "monsoon lantern tamarind",
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["DisableMfaRequest"];
            };
        };
        responses: {
            /** @description Done. The answer has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            409: components["responses"]["InvalidTransition"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "monsoon lantern tamarind",
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["RenewRecoveryCodesRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryCodes": [
                     *         "7KQ2M-XW4RB"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            409: components["responses"]["InvalidTransition"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMfaResets: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "person": {
                     *             "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *             "firstName": "Asha",
                     *             "lastName": "Rao",
                     *             "email": "asha.rao@example.in",
                     *             "role": "patient"
                     *           },
                     *           "requestedBy": {
                     *             "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *             "firstName": "Asha",
                     *             "lastName": "Rao"
                     *           },
                     *           "proof": "text",
                     *           "status": "open",
                     *           "createdAt": "2027-01-31T04:30:00.000Z",
                     *           "expiresAt": "2027-01-31T04:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "WyIyMDI3LTAxLTMxIl0.kY2d0pQm1sXv8rTqLw3aZe"
                     *     }
                     */
                    "application/json": components["schemas"]["MfaResetPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    requestMfaReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "asha.rao@example.in",
                 *       "proof": "Called back on the number we have; date of birth and last visit were right."
                 *     }
                 */
                "application/json": components["schemas"]["RequestMfaResetRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "person": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "firstName": "Asha",
                     *         "lastName": "Rao",
                     *         "email": "asha.rao@example.in",
                     *         "role": "patient"
                     *       },
                     *       "requestedBy": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "firstName": "Asha",
                     *         "lastName": "Rao"
                     *       },
                     *       "proof": "text",
                     *       "status": "open",
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "expiresAt": "2027-01-31T04:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["MfaReset"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["AlreadyExistsOrInvalidTransition"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    approveMfaReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "person": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "firstName": "Asha",
                     *         "lastName": "Rao",
                     *         "email": "asha.rao@example.in",
                     *         "role": "patient"
                     *       },
                     *       "requestedBy": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "firstName": "Asha",
                     *         "lastName": "Rao"
                     *       },
                     *       "proof": "text",
                     *       "status": "open",
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "expiresAt": "2027-01-31T04:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["MfaReset"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InvalidTransition"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    refuseMfaReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "person": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "firstName": "Asha",
                     *         "lastName": "Rao",
                     *         "email": "asha.rao@example.in",
                     *         "role": "patient"
                     *       },
                     *       "requestedBy": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "firstName": "Asha",
                     *         "lastName": "Rao"
                     *       },
                     *       "proof": "text",
                     *       "status": "open",
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "expiresAt": "2027-01-31T04:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["MfaReset"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InvalidTransition"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you have; 304 if it is still the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "email": "asha.rao@example.in",
                     *       "emailVerified": false,
                     *       "role": "patient",
                     *       "firstName": "Asha",
                     *       "lastName": "Rao",
                     *       "phone": "+919845012345",
                     *       "dateOfBirth": "1990-01-31",
                     *       "gender": "female",
                     *       "address": {
                     *         "line1": "4 Temple Road",
                     *         "line2": "First floor",
                     *         "city": "Mysuru",
                     *         "state": "Karnataka",
                     *         "postalCode": "570001",
                     *         "country": "India"
                     *       },
                     *       "timeZone": "Asia/Kolkata",
                     *       "language": "en",
                     *       "version": 3,
                     *       "updatedAt": "2027-01-31T04:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description Unchanged: your copy is current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you edited; 412 if somebody else saved in between. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "phone": "+919845012345",
                 *       "address": {
                 *         "line1": "4 Temple Road",
                 *         "city": "Mysuru",
                 *         "state": "Karnataka",
                 *         "postalCode": "570001"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdateProfileRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "email": "asha.rao@example.in",
                     *       "emailVerified": false,
                     *       "role": "patient",
                     *       "firstName": "Asha",
                     *       "lastName": "Rao",
                     *       "phone": "+919845012345",
                     *       "dateOfBirth": "1990-01-31",
                     *       "gender": "female",
                     *       "address": {
                     *         "line1": "4 Temple Road",
                     *         "line2": "First floor",
                     *         "city": "Mysuru",
                     *         "state": "Karnataka",
                     *         "postalCode": "570001",
                     *         "country": "India"
                     *       },
                     *       "timeZone": "Asia/Kolkata",
                     *       "language": "en",
                     *       "version": 3,
                     *       "updatedAt": "2027-01-31T04:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Profile"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            409: components["responses"]["EditConflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createDoctor: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "registrationNumber": "I-48213",
                 *       "registrationCouncil": "Karnataka Ayurvedic and Unani Practitioners Board",
                 *       "systemOfMedicine": "Ayurveda",
                 *       "specializations": [
                 *         "Kayachikitsa"
                 *       ],
                 *       "qualifications": [
                 *         "BAMS",
                 *         "MD (Ayurveda)"
                 *       ],
                 *       "experienceYears": 12,
                 *       "languages": [
                 *         "en",
                 *         "kn"
                 *       ],
                 *       "location": {
                 *         "city": "Mysuru",
                 *         "state": "Karnataka"
                 *       },
                 *       "consultationFee": {
                 *         "amount": 50000,
                 *         "currency": "INR"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CreateDoctorRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "name": "Dr. Meera Iyer",
                     *       "registrationNumber": "I-48213",
                     *       "registrationCouncil": "Karnataka Ayurvedic and Unani Practitioners Board",
                     *       "systemOfMedicine": "Ayurveda",
                     *       "specializations": [
                     *         "Kayachikitsa"
                     *       ],
                     *       "qualifications": [
                     *         "BAMS"
                     *       ],
                     *       "experienceYears": 12,
                     *       "languages": [
                     *         "en"
                     *       ],
                     *       "location": {
                     *         "city": "Mysuru",
                     *         "state": "Karnataka"
                     *       },
                     *       "consultationFee": {
                     *         "amount": 50000,
                     *         "currency": "INR"
                     *       },
                     *       "slotMinutes": 30,
                     *       "timeZone": "Asia/Kolkata",
                     *       "bio": "Digestion and skin, with diet at the centre.",
                     *       "rating": {
                     *         "average": 4.6,
                     *         "count": 41
                     *       },
                     *       "nextAvailableAt": "2027-01-31T04:30:00.000Z",
                     *       "status": "verified",
                     *       "statusReason": "text",
                     *       "submittedAt": "2027-01-31T04:30:00.000Z",
                     *       "decidedAt": "2027-01-31T04:30:00.000Z",
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Doctor"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            409: components["responses"]["AlreadyExists"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    searchDoctors: {
        parameters: {
            query?: {
                /** @description Words or parts of words of a name, specialization, place, system or language. Each word must be found; only the first twelve are used. Other names of Indian places and titles of doctors are understood. If nobody is found, other spellings and typos are forgiven; `reading` says so. */
                q?: string;
                specialization?: string;
                /** @description City or state */
                location?: string;
                /** @description ISO 639 code or English name; answers contain the code */
                language?: string;
                systemOfMedicine?: "Ayurveda" | "Modern medicine" | "Siddha" | "Unani" | "Homeopathy" | "Yoga and naturopathy" | "Sowa-Rigpa";
                minRating?: number;
                /** @description Minor units (paise) */
                maxFee?: number;
                /** @description A date in the doctor's zone with at least one free slot */
                availableOn?: string;
                /** @description relevance if left out */
                sort?: "relevance" | "rating" | "fee" | "experience" | "nextAvailable";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "name": "Dr. Meera Iyer",
                     *           "specializations": [
                     *             "Kayachikitsa"
                     *           ],
                     *           "qualifications": [
                     *             "BAMS"
                     *           ],
                     *           "systemOfMedicine": "Ayurveda",
                     *           "experienceYears": 12,
                     *           "languages": [
                     *             "en"
                     *           ],
                     *           "location": {
                     *             "city": "Mysuru",
                     *             "state": "Karnataka"
                     *           },
                     *           "rating": {
                     *             "average": 4.6,
                     *             "count": 41
                     *           },
                     *           "consultationFee": {
                     *             "amount": 50000,
                     *             "currency": "INR"
                     *           },
                     *           "nextAvailableAt": "2027-01-31T04:30:00.000Z",
                     *           "bioExcerpt": "Digestion and skin, with diet at the centre."
                     *         }
                     *       ],
                     *       "nextCursor": "WyIyMDI3LTAxLTMxIl0.kY2d0pQm1sXv8rTqLw3aZe",
                     *       "reading": "exact",
                     *       "searched": [
                     *         "Lakshmi"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FoundDoctors"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listVerificationQueue: {
        parameters: {
            query?: {
                /** @description Only doctors with this status; all if left out, pending ones first */
                status?: "pending" | "verified" | "rejected";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "name": "Dr. Meera Iyer",
                     *           "registrationNumber": "I-48213",
                     *           "registrationCouncil": "Karnataka Ayurvedic and Unani Practitioners Board",
                     *           "systemOfMedicine": "Ayurveda",
                     *           "specializations": [
                     *             "Kayachikitsa"
                     *           ],
                     *           "qualifications": [
                     *             "BAMS"
                     *           ],
                     *           "experienceYears": 12,
                     *           "languages": [
                     *             "en"
                     *           ],
                     *           "location": {
                     *             "city": "Mysuru",
                     *             "state": "Karnataka"
                     *           },
                     *           "consultationFee": {
                     *             "amount": 50000,
                     *             "currency": "INR"
                     *           },
                     *           "slotMinutes": 30,
                     *           "timeZone": "Asia/Kolkata",
                     *           "bio": "Digestion and skin, with diet at the centre.",
                     *           "rating": {
                     *             "average": 4.6,
                     *             "count": 41
                     *           },
                     *           "nextAvailableAt": "2027-01-31T04:30:00.000Z",
                     *           "status": "verified",
                     *           "statusReason": "text",
                     *           "submittedAt": "2027-01-31T04:30:00.000Z",
                     *           "decidedAt": "2027-01-31T04:30:00.000Z",
                     *           "createdAt": "2027-01-31T04:30:00.000Z",
                     *           "version": 3
                     *         }
                     *       ],
                     *       "nextCursor": "WyIyMDI3LTAxLTMxIl0.kY2d0pQm1sXv8rTqLw3aZe"
                     *     }
                     */
                    "application/json": components["schemas"]["DoctorPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readOwnDoctor: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you have; 304 if it is still the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "name": "Dr. Meera Iyer",
                     *       "registrationNumber": "I-48213",
                     *       "registrationCouncil": "Karnataka Ayurvedic and Unani Practitioners Board",
                     *       "systemOfMedicine": "Ayurveda",
                     *       "specializations": [
                     *         "Kayachikitsa"
                     *       ],
                     *       "qualifications": [
                     *         "BAMS"
                     *       ],
                     *       "experienceYears": 12,
                     *       "languages": [
                     *         "en"
                     *       ],
                     *       "location": {
                     *         "city": "Mysuru",
                     *         "state": "Karnataka"
                     *       },
                     *       "consultationFee": {
                     *         "amount": 50000,
                     *         "currency": "INR"
                     *       },
                     *       "slotMinutes": 30,
                     *       "timeZone": "Asia/Kolkata",
                     *       "bio": "Digestion and skin, with diet at the centre.",
                     *       "rating": {
                     *         "average": 4.6,
                     *         "count": 41
                     *       },
                     *       "nextAvailableAt": "2027-01-31T04:30:00.000Z",
                     *       "status": "verified",
                     *       "statusReason": "text",
                     *       "submittedAt": "2027-01-31T04:30:00.000Z",
                     *       "decidedAt": "2027-01-31T04:30:00.000Z",
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Doctor"];
                };
            };
            /** @description Unchanged: your copy is current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readDoctor: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you have; 304 if it is still the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "name": "Dr. Meera Iyer",
                     *       "registrationNumber": "I-48213",
                     *       "registrationCouncil": "Karnataka Ayurvedic and Unani Practitioners Board",
                     *       "systemOfMedicine": "Ayurveda",
                     *       "specializations": [
                     *         "Kayachikitsa"
                     *       ],
                     *       "qualifications": [
                     *         "BAMS"
                     *       ],
                     *       "experienceYears": 12,
                     *       "languages": [
                     *         "en"
                     *       ],
                     *       "location": {
                     *         "city": "Mysuru",
                     *         "state": "Karnataka"
                     *       },
                     *       "consultationFee": {
                     *         "amount": 50000,
                     *         "currency": "INR"
                     *       },
                     *       "slotMinutes": 30,
                     *       "timeZone": "Asia/Kolkata",
                     *       "bio": "Digestion and skin, with diet at the centre.",
                     *       "rating": {
                     *         "average": 4.6,
                     *         "count": 41
                     *       },
                     *       "nextAvailableAt": "2027-01-31T04:30:00.000Z",
                     *       "status": "verified",
                     *       "statusReason": "text",
                     *       "submittedAt": "2027-01-31T04:30:00.000Z",
                     *       "decidedAt": "2027-01-31T04:30:00.000Z",
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Doctor"];
                };
            };
            /** @description Unchanged: your copy is current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateDoctor: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you edited; 412 if somebody else saved in between. */
                "If-Match"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "consultationFee": {
                 *         "amount": 60000,
                 *         "currency": "INR"
                 *       },
                 *       "bio": "Digestion and skin, with diet at the centre."
                 *     }
                 */
                "application/json": components["schemas"]["UpdateDoctorRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "name": "Dr. Meera Iyer",
                     *       "registrationNumber": "I-48213",
                     *       "registrationCouncil": "Karnataka Ayurvedic and Unani Practitioners Board",
                     *       "systemOfMedicine": "Ayurveda",
                     *       "specializations": [
                     *         "Kayachikitsa"
                     *       ],
                     *       "qualifications": [
                     *         "BAMS"
                     *       ],
                     *       "experienceYears": 12,
                     *       "languages": [
                     *         "en"
                     *       ],
                     *       "location": {
                     *         "city": "Mysuru",
                     *         "state": "Karnataka"
                     *       },
                     *       "consultationFee": {
                     *         "amount": 50000,
                     *         "currency": "INR"
                     *       },
                     *       "slotMinutes": 30,
                     *       "timeZone": "Asia/Kolkata",
                     *       "bio": "Digestion and skin, with diet at the centre.",
                     *       "rating": {
                     *         "average": 4.6,
                     *         "count": 41
                     *       },
                     *       "nextAvailableAt": "2027-01-31T04:30:00.000Z",
                     *       "status": "verified",
                     *       "statusReason": "text",
                     *       "submittedAt": "2027-01-31T04:30:00.000Z",
                     *       "decidedAt": "2027-01-31T04:30:00.000Z",
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Doctor"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["EditConflictOrAlreadyExists"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    verifyDoctor: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "verified",
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["VerifyDoctorRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "name": "Dr. Meera Iyer",
                     *       "registrationNumber": "I-48213",
                     *       "registrationCouncil": "Karnataka Ayurvedic and Unani Practitioners Board",
                     *       "systemOfMedicine": "Ayurveda",
                     *       "specializations": [
                     *         "Kayachikitsa"
                     *       ],
                     *       "qualifications": [
                     *         "BAMS"
                     *       ],
                     *       "experienceYears": 12,
                     *       "languages": [
                     *         "en"
                     *       ],
                     *       "location": {
                     *         "city": "Mysuru",
                     *         "state": "Karnataka"
                     *       },
                     *       "consultationFee": {
                     *         "amount": 50000,
                     *         "currency": "INR"
                     *       },
                     *       "slotMinutes": 30,
                     *       "timeZone": "Asia/Kolkata",
                     *       "bio": "Digestion and skin, with diet at the centre.",
                     *       "rating": {
                     *         "average": 4.6,
                     *         "count": 41
                     *       },
                     *       "nextAvailableAt": "2027-01-31T04:30:00.000Z",
                     *       "status": "verified",
                     *       "statusReason": "text",
                     *       "submittedAt": "2027-01-31T04:30:00.000Z",
                     *       "decidedAt": "2027-01-31T04:30:00.000Z",
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Doctor"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InvalidTransitionOrEditConflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSlots: {
        parameters: {
            query: {
                /** @description Start of the range */
                from: string;
                /** @description End of the range, at most 62 days later */
                to: string;
            };
            header?: never;
            path: {
                /** @description UUIDv7 */
                doctorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "startsAt": "2027-01-31T04:30:00.000Z",
                     *           "endsAt": "2027-01-31T05:00:00.000Z",
                     *           "status": "available"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SlotList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createSlots: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUIDv7 */
                doctorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "slots": [
                 *         {
                 *           "startsAt": "2027-01-31T04:30:00.000Z",
                 *           "endsAt": "2027-01-31T05:00:00.000Z"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateSlotsRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "startsAt": "2027-01-31T04:30:00.000Z",
                     *           "endsAt": "2027-01-31T05:00:00.000Z",
                     *           "status": "available"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SlotList"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Overlap"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listFreeSlots: {
        parameters: {
            query: {
                date: string;
                /** @description The caller's zone. `date` is a date in this zone; in the doctor's zone if left out */
                timeZone?: string;
                /** @description Whose dates `date` and `days` count: those of `timeZone`, or the doctor's. With `doctor`, times still come in both zones */
                datesOf?: "caller" | "doctor";
                /** @description How many dates, starting with `date` */
                days?: number;
            };
            header?: never;
            path: {
                /** @description UUIDv7 */
                doctorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "startsAt": "2027-01-31T04:30:00.000Z",
                     *           "endsAt": "2027-01-31T05:00:00.000Z",
                     *           "local": {
                     *             "start": "2027-01-31T10:00",
                     *             "end": "2027-01-31T10:00",
                     *             "zoneLabel": "IST"
                     *           },
                     *           "doctorLocal": {
                     *             "start": "2027-01-31T10:00",
                     *             "end": "2027-01-31T10:00",
                     *             "zoneLabel": "IST"
                     *           }
                     *         }
                     *       ],
                     *       "timeZone": "Asia/Kolkata",
                     *       "doctorTimeZone": "Asia/Kolkata"
                     *     }
                     */
                    "application/json": components["schemas"]["FreeSlots"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteSlot: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUIDv7 */
                doctorId: string;
                /** @description UUIDv7 */
                slotId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The answer has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["SlotInUse"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPatients: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "name": "Dr. Meera Iyer",
                     *           "dateOfBirth": "1990-01-31",
                     *           "age": {
                     *             "years": 1,
                     *             "months": 1,
                     *             "days": 1,
                     *             "text": "8 months"
                     *           },
                     *           "gender": "female",
                     *           "relation": "self",
                     *           "hasOwnAccount": false
                     *         }
                     *       ],
                     *       "nextCursor": "WyIyMDI3LTAxLTMxIl0.kY2d0pQm1sXv8rTqLw3aZe"
                     *     }
                     */
                    "application/json": components["schemas"]["PatientPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createPatient: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "firstName": "Aarav",
                 *       "lastName": "Krishnan",
                 *       "dateOfBirth": "2025-11-02",
                 *       "gender": "male",
                 *       "relation": "child"
                 *     }
                 */
                "application/json": components["schemas"]["CreatePatientRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "name": "Dr. Meera Iyer",
                     *       "firstName": "Asha",
                     *       "lastName": "Rao",
                     *       "dateOfBirth": "1990-01-31",
                     *       "age": {
                     *         "years": 1,
                     *         "months": 1,
                     *         "days": 1,
                     *         "text": "8 months"
                     *       },
                     *       "gender": "female",
                     *       "relation": "self",
                     *       "address": {
                     *         "line1": "4 Temple Road",
                     *         "line2": "First floor",
                     *         "city": "Mysuru",
                     *         "state": "Karnataka",
                     *         "postalCode": "570001",
                     *         "country": "India"
                     *       },
                     *       "abhaNumber": "text",
                     *       "hasOwnAccount": false,
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Patient"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    acceptCare: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "text",
                 *       "relation": "self"
                 *     }
                 */
                "application/json": components["schemas"]["AcceptCareRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "name": "Dr. Meera Iyer",
                     *       "firstName": "Asha",
                     *       "lastName": "Rao",
                     *       "dateOfBirth": "1990-01-31",
                     *       "age": {
                     *         "years": 1,
                     *         "months": 1,
                     *         "days": 1,
                     *         "text": "8 months"
                     *       },
                     *       "gender": "female",
                     *       "relation": "self",
                     *       "address": {
                     *         "line1": "4 Temple Road",
                     *         "line2": "First floor",
                     *         "city": "Mysuru",
                     *         "state": "Karnataka",
                     *         "postalCode": "570001",
                     *         "country": "India"
                     *       },
                     *       "abhaNumber": "text",
                     *       "hasOwnAccount": false,
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Patient"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            409: components["responses"]["AlreadyExists"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "text"
                 *     }
                 */
                "application/json": components["schemas"]["ReadInvitationRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "care",
                     *       "patientName": "text",
                     *       "invitedBy": "text",
                     *       "email": "asha.rao@example.in",
                     *       "expiresAt": "2027-01-31T04:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenInvitation"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    takeOver: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "text",
                 *       "dateOfBirth": "2026-01-31",
                 *       "password": null
                 *     }
                 */
                "application/json": components["schemas"]["TakeOverRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "email": "asha.rao@example.in",
                     *         "role": "patient",
                     *         "firstName": "Asha",
                     *         "lastName": "Rao"
                     *       },
                     *       "accessToken": "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJpc3MiOiJhbXJ1dGFtIn0.c2lnbmF0dXJl",
                     *       "refreshToken": "Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9",
                     *       "expiresIn": 900
                     *     }
                     */
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["EmailTaken"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readPatient: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you have; 304 if it is still the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "name": "Dr. Meera Iyer",
                     *       "firstName": "Asha",
                     *       "lastName": "Rao",
                     *       "dateOfBirth": "1990-01-31",
                     *       "age": {
                     *         "years": 1,
                     *         "months": 1,
                     *         "days": 1,
                     *         "text": "8 months"
                     *       },
                     *       "gender": "female",
                     *       "relation": "self",
                     *       "address": {
                     *         "line1": "4 Temple Road",
                     *         "line2": "First floor",
                     *         "city": "Mysuru",
                     *         "state": "Karnataka",
                     *         "postalCode": "570001",
                     *         "country": "India"
                     *       },
                     *       "abhaNumber": "text",
                     *       "hasOwnAccount": false,
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Patient"];
                };
            };
            /** @description Unchanged: your copy is current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updatePatient: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you edited; 412 if somebody else saved in between. */
                "If-Match"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "address": {
                 *         "line1": "4 Temple Road",
                 *         "city": "Mysuru",
                 *         "state": "Karnataka",
                 *         "postalCode": "570001"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["UpdatePatientRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "name": "Dr. Meera Iyer",
                     *       "firstName": "Asha",
                     *       "lastName": "Rao",
                     *       "dateOfBirth": "1990-01-31",
                     *       "age": {
                     *         "years": 1,
                     *         "months": 1,
                     *         "days": 1,
                     *         "text": "8 months"
                     *       },
                     *       "gender": "female",
                     *       "relation": "self",
                     *       "address": {
                     *         "line1": "4 Temple Road",
                     *         "line2": "First floor",
                     *         "city": "Mysuru",
                     *         "state": "Karnataka",
                     *         "postalCode": "570001",
                     *         "country": "India"
                     *       },
                     *       "abhaNumber": "text",
                     *       "hasOwnAccount": false,
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Patient"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["EditConflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCarers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "name": "Dr. Meera Iyer",
                     *           "relation": "self",
                     *           "since": "2027-01-31T04:30:00.000Z",
                     *           "until": "2027-01-31T04:30:00.000Z"
                     *         }
                     *       ],
                     *       "invitations": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "kind": "care",
                     *           "email": "asha.rao@example.in",
                     *           "createdAt": "2027-01-31T04:30:00.000Z",
                     *           "expiresAt": "2027-01-31T04:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Carers"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    endCare: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
                /** @description UUIDv7 */
                carerId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "Court order of 3 March seen."
                 *     }
                 */
                "application/json": components["schemas"]["EndCareRequest"];
            };
        };
        responses: {
            /** @description Done. The answer has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InvalidTransition"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "care",
                 *       "email": "ravi.krishnan@example.in"
                 *     }
                 */
                "application/json": components["schemas"]["InviteRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "kind": "care",
                     *       "email": "asha.rao@example.in",
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "expiresAt": "2027-01-31T04:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InvalidTransition"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
                /** @description UUIDv7 */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The answer has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listConsultations: {
        parameters: {
            query?: {
                /** @description upcoming: still to come or in progress, next one first; past: all others, latest first */
                when?: "upcoming" | "past";
                status?: components["schemas"]["Status"];
                /** @description Only those of this patient */
                patientId?: string;
                /** @description Only those that start at or after this instant */
                from?: string;
                /** @description Only those that start before this instant */
                to?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "status": "scheduled",
                     *           "slotId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "doctor": {
                     *             "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *             "name": "Dr. Meera Iyer"
                     *           },
                     *           "patient": {
                     *             "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *             "name": "Asha Rao",
                     *             "age": {
                     *               "years": 1,
                     *               "months": 1,
                     *               "days": 1,
                     *               "text": "8 months"
                     *             },
                     *             "gender": "female"
                     *           },
                     *           "bookedBy": {
                     *             "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *             "name": "Dr. Meera Iyer"
                     *           },
                     *           "startsAt": "2027-01-31T04:30:00.000Z",
                     *           "endsAt": "2027-01-31T05:00:00.000Z",
                     *           "mode": "video",
                     *           "fee": {
                     *             "amount": 50000,
                     *             "currency": "INR"
                     *           },
                     *           "followUp": false,
                     *           "payment": null,
                     *           "createdAt": "2027-01-31T04:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "WyIyMDI3LTAxLTMxIl0.kY2d0pQm1sXv8rTqLw3aZe"
                     *     }
                     */
                    "application/json": components["schemas"]["ConsultationPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    bookConsultation: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "slotId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                 *       "complaint": "Acidity after meals for two weeks",
                 *       "mode": "video",
                 *       "patientId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                 *       "accompaniedBy": {
                 *         "name": "Dr. Meera Iyer",
                 *         "relation": "parent"
                 *       },
                 *       "seenFee": {
                 *         "amount": 50000,
                 *         "currency": "INR"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["BookConsultationRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "status": "scheduled",
                     *       "slotId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "doctor": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Dr. Meera Iyer"
                     *       },
                     *       "patient": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Asha Rao",
                     *         "age": {
                     *           "years": 1,
                     *           "months": 1,
                     *           "days": 1,
                     *           "text": "8 months"
                     *         },
                     *         "gender": "female"
                     *       },
                     *       "bookedBy": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Dr. Meera Iyer"
                     *       },
                     *       "startsAt": "2027-01-31T04:30:00.000Z",
                     *       "endsAt": "2027-01-31T05:00:00.000Z",
                     *       "mode": "video",
                     *       "fee": {
                     *         "amount": 50000,
                     *         "currency": "INR"
                     *       },
                     *       "followUp": false,
                     *       "payment": null,
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "accompaniedBy": {
                     *         "name": "Dr. Meera Iyer",
                     *         "relation": "parent"
                     *       },
                     *       "withheld": false,
                     *       "emergencyAccess": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "expiresAt": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "complaint": "Acidity after meals for two weeks",
                     *       "notes": "Burning after spicy food, worse at night.",
                     *       "diagnosis": "Functional dyspepsia",
                     *       "advice": "Eat early, walk after dinner.",
                     *       "consentAt": "2027-01-31T04:30:00.000Z",
                     *       "startedAt": null,
                     *       "completedAt": null,
                     *       "cancelledAt": null,
                     *       "cancelReason": "text",
                     *       "modeSwitches": [
                     *         {
                     *           "from": "video",
                     *           "to": "video",
                     *           "at": "2027-01-31T04:30:00.000Z"
                     *         }
                     *       ],
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Consultation"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["SlotTakenOrAmountChanged"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readConsultation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you have; 304 if it is still the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "status": "scheduled",
                     *       "slotId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "doctor": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Dr. Meera Iyer"
                     *       },
                     *       "patient": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Asha Rao",
                     *         "age": {
                     *           "years": 1,
                     *           "months": 1,
                     *           "days": 1,
                     *           "text": "8 months"
                     *         },
                     *         "gender": "female"
                     *       },
                     *       "bookedBy": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Dr. Meera Iyer"
                     *       },
                     *       "startsAt": "2027-01-31T04:30:00.000Z",
                     *       "endsAt": "2027-01-31T05:00:00.000Z",
                     *       "mode": "video",
                     *       "fee": {
                     *         "amount": 50000,
                     *         "currency": "INR"
                     *       },
                     *       "followUp": false,
                     *       "payment": null,
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "accompaniedBy": {
                     *         "name": "Dr. Meera Iyer",
                     *         "relation": "parent"
                     *       },
                     *       "withheld": false,
                     *       "emergencyAccess": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "expiresAt": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "complaint": "Acidity after meals for two weeks",
                     *       "notes": "Burning after spicy food, worse at night.",
                     *       "diagnosis": "Functional dyspepsia",
                     *       "advice": "Eat early, walk after dinner.",
                     *       "consentAt": "2027-01-31T04:30:00.000Z",
                     *       "startedAt": null,
                     *       "completedAt": null,
                     *       "cancelledAt": null,
                     *       "cancelReason": "text",
                     *       "modeSwitches": [
                     *         {
                     *           "from": "video",
                     *           "to": "video",
                     *           "at": "2027-01-31T04:30:00.000Z"
                     *         }
                     *       ],
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Consultation"];
                };
            };
            /** @description Unchanged: your copy is current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateConsultation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you edited; 412 if somebody else saved in between. */
                "If-Match"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "status": "in_progress",
                 *       "notes": "Burning after spicy food, worse at night."
                 *     }
                 */
                "application/json": components["schemas"]["UpdateConsultationRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "status": "scheduled",
                     *       "slotId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "doctor": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Dr. Meera Iyer"
                     *       },
                     *       "patient": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Asha Rao",
                     *         "age": {
                     *           "years": 1,
                     *           "months": 1,
                     *           "days": 1,
                     *           "text": "8 months"
                     *         },
                     *         "gender": "female"
                     *       },
                     *       "bookedBy": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Dr. Meera Iyer"
                     *       },
                     *       "startsAt": "2027-01-31T04:30:00.000Z",
                     *       "endsAt": "2027-01-31T05:00:00.000Z",
                     *       "mode": "video",
                     *       "fee": {
                     *         "amount": 50000,
                     *         "currency": "INR"
                     *       },
                     *       "followUp": false,
                     *       "payment": null,
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "accompaniedBy": {
                     *         "name": "Dr. Meera Iyer",
                     *         "relation": "parent"
                     *       },
                     *       "withheld": false,
                     *       "emergencyAccess": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "expiresAt": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "complaint": "Acidity after meals for two weeks",
                     *       "notes": "Burning after spicy food, worse at night.",
                     *       "diagnosis": "Functional dyspepsia",
                     *       "advice": "Eat early, walk after dinner.",
                     *       "consentAt": "2027-01-31T04:30:00.000Z",
                     *       "startedAt": null,
                     *       "completedAt": null,
                     *       "cancelledAt": null,
                     *       "cancelReason": "text",
                     *       "modeSwitches": [
                     *         {
                     *           "from": "video",
                     *           "to": "video",
                     *           "at": "2027-01-31T04:30:00.000Z"
                     *         }
                     *       ],
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Consultation"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["EditConflictOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelConsultation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "I have to travel that day."
                 *     }
                 */
                "application/json": components["schemas"]["CancelConsultationRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "status": "scheduled",
                     *       "slotId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "doctor": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Dr. Meera Iyer"
                     *       },
                     *       "patient": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Asha Rao",
                     *         "age": {
                     *           "years": 1,
                     *           "months": 1,
                     *           "days": 1,
                     *           "text": "8 months"
                     *         },
                     *         "gender": "female"
                     *       },
                     *       "bookedBy": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Dr. Meera Iyer"
                     *       },
                     *       "startsAt": "2027-01-31T04:30:00.000Z",
                     *       "endsAt": "2027-01-31T05:00:00.000Z",
                     *       "mode": "video",
                     *       "fee": {
                     *         "amount": 50000,
                     *         "currency": "INR"
                     *       },
                     *       "followUp": false,
                     *       "payment": null,
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "accompaniedBy": {
                     *         "name": "Dr. Meera Iyer",
                     *         "relation": "parent"
                     *       },
                     *       "withheld": false,
                     *       "emergencyAccess": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "expiresAt": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "complaint": "Acidity after meals for two weeks",
                     *       "notes": "Burning after spicy food, worse at night.",
                     *       "diagnosis": "Functional dyspepsia",
                     *       "advice": "Eat early, walk after dinner.",
                     *       "consentAt": "2027-01-31T04:30:00.000Z",
                     *       "startedAt": null,
                     *       "completedAt": null,
                     *       "cancelledAt": null,
                     *       "cancelReason": "text",
                     *       "modeSwitches": [
                     *         {
                     *           "from": "video",
                     *           "to": "video",
                     *           "at": "2027-01-31T04:30:00.000Z"
                     *         }
                     *       ],
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Consultation"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InvalidTransitionOrAmountChanged"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPrescriptions: {
        parameters: {
            query?: {
                /** @description UUIDv7 */
                consultationId?: string;
                /** @description Only those of this patient */
                patientId?: string;
                status?: components["schemas"]["PrescriptionStatus"];
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "consultationId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "status": "signed",
                     *           "doctor": {
                     *             "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *             "name": "Dr. Meera Iyer"
                     *           },
                     *           "patient": {
                     *             "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *             "name": "Asha Rao"
                     *           },
                     *           "createdAt": "2027-01-31T04:30:00.000Z",
                     *           "signedAt": "2027-01-31T04:30:00.000Z",
                     *           "revokedAt": null,
                     *           "supersedesId": null
                     *         }
                     *       ],
                     *       "nextCursor": "WyIyMDI3LTAxLTMxIl0.kY2d0pQm1sXv8rTqLw3aZe"
                     *     }
                     */
                    "application/json": components["schemas"]["PrescriptionPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    writePrescription: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "consultationId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                 *       "diagnosis": "Functional dyspepsia",
                 *       "medications": [
                 *         {
                 *           "drug": "AVIPATTIKAR CHURNA",
                 *           "form": "powder",
                 *           "strength": "as supplied",
                 *           "dose": "3 g",
                 *           "route": "oral",
                 *           "frequency": "twice a day, before meals",
                 *           "durationDays": 14,
                 *           "quantity": "90 g",
                 *           "instructions": "With warm water"
                 *         }
                 *       ],
                 *       "advice": "Eat early, walk after dinner."
                 *     }
                 */
                "application/json": components["schemas"]["WritePrescriptionRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "consultationId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "status": "signed",
                     *       "doctor": {
                     *         "name": "Dr. Meera Iyer",
                     *         "qualifications": [
                     *           "BAMS"
                     *         ],
                     *         "registrationNumber": "I-48213",
                     *         "registrationCouncil": "Karnataka Ayurvedic and Unani Practitioners Board",
                     *         "systemOfMedicine": "Ayurveda",
                     *         "address": "4 Temple Road, Mysuru, Karnataka, 570001",
                     *         "contact": "+919845012345",
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01"
                     *       },
                     *       "patient": {
                     *         "name": "Asha Rao",
                     *         "age": {
                     *           "years": 1,
                     *           "months": 1,
                     *           "days": 1,
                     *           "text": "8 months"
                     *         },
                     *         "ageYears": 36,
                     *         "gender": "female",
                     *         "address": "4 Temple Road, Mysuru, Karnataka, 570001",
                     *         "heightCm": 161,
                     *         "weightKg": 58,
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01"
                     *       },
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "signedAt": "2027-01-31T04:30:00.000Z",
                     *       "revokedAt": null,
                     *       "supersedesId": null,
                     *       "withheld": false,
                     *       "emergencyAccess": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "expiresAt": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "mode": "video",
                     *       "date": "2027-01-31",
                     *       "complaints": "Acidity after meals for two weeks",
                     *       "history": "text",
                     *       "findings": "text",
                     *       "investigations": "text",
                     *       "diagnosis": "Functional dyspepsia",
                     *       "medications": [
                     *         {
                     *           "drug": "AVIPATTIKAR CHURNA",
                     *           "form": "powder",
                     *           "strength": "as supplied",
                     *           "dose": "3 g",
                     *           "route": "oral",
                     *           "frequency": "twice a day",
                     *           "durationDays": 14,
                     *           "quantity": "90 g",
                     *           "instructions": "with warm water, after meals"
                     *         }
                     *       ],
                     *       "advice": "Eat early, walk after dinner.",
                     *       "followUpOn": "2027-02-14",
                     *       "statement": "This prescription is generated on a teleconsultation.",
                     *       "signature": {
                     *         "by": "Dr. Meera Iyer",
                     *         "at": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "contentHash": "hG7dY2b9fK4nP1sV6wX8zA3cE5gJ0lQmRtUoIyTrEwQ",
                     *       "verificationCode": "7K2M-Q4XD-93TB",
                     *       "revokedReason": "text",
                     *       "overrideReason": "text",
                     *       "warnings": [],
                     *       "obstacles": [
                     *         {
                     *           "medication": 1,
                     *           "reason": "not_listed",
                     *           "message": "text"
                     *         }
                     *       ],
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Prescription"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InvalidTransition"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInputOrDrugNotAllowedOrConfirmationNeeded"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    verifyPrescription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                 *       "code": "7K2M-Q4XD-93TB"
                 *     }
                 */
                "application/json": components["schemas"]["VerifyPrescriptionRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "status": "valid",
                     *       "doctor": {
                     *         "name": "Dr. Meera Iyer",
                     *         "registrationNumber": "I-48213",
                     *         "registrationCouncil": "Karnataka Ayurvedic and Unani Practitioners Board",
                     *         "systemOfMedicine": "Ayurveda"
                     *       },
                     *       "date": "2026-01-31",
                     *       "signedAt": "2027-01-31T04:30:00.000Z",
                     *       "medicationCount": 1,
                     *       "checkedAt": "2027-01-31T04:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readPrescription: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag you have; 304 if it is still the same. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "consultationId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "status": "signed",
                     *       "doctor": {
                     *         "name": "Dr. Meera Iyer",
                     *         "qualifications": [
                     *           "BAMS"
                     *         ],
                     *         "registrationNumber": "I-48213",
                     *         "registrationCouncil": "Karnataka Ayurvedic and Unani Practitioners Board",
                     *         "systemOfMedicine": "Ayurveda",
                     *         "address": "4 Temple Road, Mysuru, Karnataka, 570001",
                     *         "contact": "+919845012345",
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01"
                     *       },
                     *       "patient": {
                     *         "name": "Asha Rao",
                     *         "age": {
                     *           "years": 1,
                     *           "months": 1,
                     *           "days": 1,
                     *           "text": "8 months"
                     *         },
                     *         "ageYears": 36,
                     *         "gender": "female",
                     *         "address": "4 Temple Road, Mysuru, Karnataka, 570001",
                     *         "heightCm": 161,
                     *         "weightKg": 58,
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01"
                     *       },
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "signedAt": "2027-01-31T04:30:00.000Z",
                     *       "revokedAt": null,
                     *       "supersedesId": null,
                     *       "withheld": false,
                     *       "emergencyAccess": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "expiresAt": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "mode": "video",
                     *       "date": "2027-01-31",
                     *       "complaints": "Acidity after meals for two weeks",
                     *       "history": "text",
                     *       "findings": "text",
                     *       "investigations": "text",
                     *       "diagnosis": "Functional dyspepsia",
                     *       "medications": [
                     *         {
                     *           "drug": "AVIPATTIKAR CHURNA",
                     *           "form": "powder",
                     *           "strength": "as supplied",
                     *           "dose": "3 g",
                     *           "route": "oral",
                     *           "frequency": "twice a day",
                     *           "durationDays": 14,
                     *           "quantity": "90 g",
                     *           "instructions": "with warm water, after meals"
                     *         }
                     *       ],
                     *       "advice": "Eat early, walk after dinner.",
                     *       "followUpOn": "2027-02-14",
                     *       "statement": "This prescription is generated on a teleconsultation.",
                     *       "signature": {
                     *         "by": "Dr. Meera Iyer",
                     *         "at": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "contentHash": "hG7dY2b9fK4nP1sV6wX8zA3cE5gJ0lQmRtUoIyTrEwQ",
                     *       "verificationCode": "7K2M-Q4XD-93TB",
                     *       "revokedReason": "text",
                     *       "overrideReason": "text",
                     *       "warnings": [],
                     *       "obstacles": [
                     *         {
                     *           "medication": 1,
                     *           "reason": "not_listed",
                     *           "message": "text"
                     *         }
                     *       ],
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Prescription"];
                };
            };
            /** @description Unchanged: your copy is current. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rewritePrescription: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key": string;
                /** @description The ETag of the version you edited; 412 if somebody else saved in between. */
                "If-Match"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "diagnosis": "Functional dyspepsia",
                 *       "medications": [
                 *         {
                 *           "drug": "AVIPATTIKAR CHURNA",
                 *           "form": "powder",
                 *           "strength": "as supplied",
                 *           "dose": "3 g",
                 *           "route": "oral",
                 *           "frequency": "twice a day, before meals",
                 *           "durationDays": 14,
                 *           "quantity": "90 g",
                 *           "instructions": "With warm water"
                 *         }
                 *       ],
                 *       "advice": "Eat early, walk after dinner."
                 *     }
                 */
                "application/json": components["schemas"]["RewritePrescriptionRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "consultationId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "status": "signed",
                     *       "doctor": {
                     *         "name": "Dr. Meera Iyer",
                     *         "qualifications": [
                     *           "BAMS"
                     *         ],
                     *         "registrationNumber": "I-48213",
                     *         "registrationCouncil": "Karnataka Ayurvedic and Unani Practitioners Board",
                     *         "systemOfMedicine": "Ayurveda",
                     *         "address": "4 Temple Road, Mysuru, Karnataka, 570001",
                     *         "contact": "+919845012345",
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01"
                     *       },
                     *       "patient": {
                     *         "name": "Asha Rao",
                     *         "age": {
                     *           "years": 1,
                     *           "months": 1,
                     *           "days": 1,
                     *           "text": "8 months"
                     *         },
                     *         "ageYears": 36,
                     *         "gender": "female",
                     *         "address": "4 Temple Road, Mysuru, Karnataka, 570001",
                     *         "heightCm": 161,
                     *         "weightKg": 58,
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01"
                     *       },
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "signedAt": "2027-01-31T04:30:00.000Z",
                     *       "revokedAt": null,
                     *       "supersedesId": null,
                     *       "withheld": false,
                     *       "emergencyAccess": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "expiresAt": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "mode": "video",
                     *       "date": "2027-01-31",
                     *       "complaints": "Acidity after meals for two weeks",
                     *       "history": "text",
                     *       "findings": "text",
                     *       "investigations": "text",
                     *       "diagnosis": "Functional dyspepsia",
                     *       "medications": [
                     *         {
                     *           "drug": "AVIPATTIKAR CHURNA",
                     *           "form": "powder",
                     *           "strength": "as supplied",
                     *           "dose": "3 g",
                     *           "route": "oral",
                     *           "frequency": "twice a day",
                     *           "durationDays": 14,
                     *           "quantity": "90 g",
                     *           "instructions": "with warm water, after meals"
                     *         }
                     *       ],
                     *       "advice": "Eat early, walk after dinner.",
                     *       "followUpOn": "2027-02-14",
                     *       "statement": "This prescription is generated on a teleconsultation.",
                     *       "signature": {
                     *         "by": "Dr. Meera Iyer",
                     *         "at": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "contentHash": "hG7dY2b9fK4nP1sV6wX8zA3cE5gJ0lQmRtUoIyTrEwQ",
                     *       "verificationCode": "7K2M-Q4XD-93TB",
                     *       "revokedReason": "text",
                     *       "overrideReason": "text",
                     *       "warnings": [],
                     *       "obstacles": [
                     *         {
                     *           "medication": 1,
                     *           "reason": "not_listed",
                     *           "message": "text"
                     *         }
                     *       ],
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Prescription"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["EditConflictOrInvalidTransition"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    signPrescription: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overrideReason": "text"
                 *     }
                 */
                "application/json": components["schemas"]["SignPrescriptionRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "consultationId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "status": "signed",
                     *       "doctor": {
                     *         "name": "Dr. Meera Iyer",
                     *         "qualifications": [
                     *           "BAMS"
                     *         ],
                     *         "registrationNumber": "I-48213",
                     *         "registrationCouncil": "Karnataka Ayurvedic and Unani Practitioners Board",
                     *         "systemOfMedicine": "Ayurveda",
                     *         "address": "4 Temple Road, Mysuru, Karnataka, 570001",
                     *         "contact": "+919845012345",
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01"
                     *       },
                     *       "patient": {
                     *         "name": "Asha Rao",
                     *         "age": {
                     *           "years": 1,
                     *           "months": 1,
                     *           "days": 1,
                     *           "text": "8 months"
                     *         },
                     *         "ageYears": 36,
                     *         "gender": "female",
                     *         "address": "4 Temple Road, Mysuru, Karnataka, 570001",
                     *         "heightCm": 161,
                     *         "weightKg": 58,
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01"
                     *       },
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "signedAt": "2027-01-31T04:30:00.000Z",
                     *       "revokedAt": null,
                     *       "supersedesId": null,
                     *       "withheld": false,
                     *       "emergencyAccess": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "expiresAt": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "mode": "video",
                     *       "date": "2027-01-31",
                     *       "complaints": "Acidity after meals for two weeks",
                     *       "history": "text",
                     *       "findings": "text",
                     *       "investigations": "text",
                     *       "diagnosis": "Functional dyspepsia",
                     *       "medications": [
                     *         {
                     *           "drug": "AVIPATTIKAR CHURNA",
                     *           "form": "powder",
                     *           "strength": "as supplied",
                     *           "dose": "3 g",
                     *           "route": "oral",
                     *           "frequency": "twice a day",
                     *           "durationDays": 14,
                     *           "quantity": "90 g",
                     *           "instructions": "with warm water, after meals"
                     *         }
                     *       ],
                     *       "advice": "Eat early, walk after dinner.",
                     *       "followUpOn": "2027-02-14",
                     *       "statement": "This prescription is generated on a teleconsultation.",
                     *       "signature": {
                     *         "by": "Dr. Meera Iyer",
                     *         "at": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "contentHash": "hG7dY2b9fK4nP1sV6wX8zA3cE5gJ0lQmRtUoIyTrEwQ",
                     *       "verificationCode": "7K2M-Q4XD-93TB",
                     *       "revokedReason": "text",
                     *       "overrideReason": "text",
                     *       "warnings": [],
                     *       "obstacles": [
                     *         {
                     *           "medication": 1,
                     *           "reason": "not_listed",
                     *           "message": "text"
                     *         }
                     *       ],
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Prescription"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InvalidTransition"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInputOrDrugNotAllowedOrConfirmationNeeded"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokePrescription: {
        parameters: {
            query?: never;
            header: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "A gentler medicine fits better."
                 *     }
                 */
                "application/json": components["schemas"]["RevokePrescriptionRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "consultationId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "status": "signed",
                     *       "doctor": {
                     *         "name": "Dr. Meera Iyer",
                     *         "qualifications": [
                     *           "BAMS"
                     *         ],
                     *         "registrationNumber": "I-48213",
                     *         "registrationCouncil": "Karnataka Ayurvedic and Unani Practitioners Board",
                     *         "systemOfMedicine": "Ayurveda",
                     *         "address": "4 Temple Road, Mysuru, Karnataka, 570001",
                     *         "contact": "+919845012345",
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01"
                     *       },
                     *       "patient": {
                     *         "name": "Asha Rao",
                     *         "age": {
                     *           "years": 1,
                     *           "months": 1,
                     *           "days": 1,
                     *           "text": "8 months"
                     *         },
                     *         "ageYears": 36,
                     *         "gender": "female",
                     *         "address": "4 Temple Road, Mysuru, Karnataka, 570001",
                     *         "heightCm": 161,
                     *         "weightKg": 58,
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01"
                     *       },
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "signedAt": "2027-01-31T04:30:00.000Z",
                     *       "revokedAt": null,
                     *       "supersedesId": null,
                     *       "withheld": false,
                     *       "emergencyAccess": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "expiresAt": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "mode": "video",
                     *       "date": "2027-01-31",
                     *       "complaints": "Acidity after meals for two weeks",
                     *       "history": "text",
                     *       "findings": "text",
                     *       "investigations": "text",
                     *       "diagnosis": "Functional dyspepsia",
                     *       "medications": [
                     *         {
                     *           "drug": "AVIPATTIKAR CHURNA",
                     *           "form": "powder",
                     *           "strength": "as supplied",
                     *           "dose": "3 g",
                     *           "route": "oral",
                     *           "frequency": "twice a day",
                     *           "durationDays": 14,
                     *           "quantity": "90 g",
                     *           "instructions": "with warm water, after meals"
                     *         }
                     *       ],
                     *       "advice": "Eat early, walk after dinner.",
                     *       "followUpOn": "2027-02-14",
                     *       "statement": "This prescription is generated on a teleconsultation.",
                     *       "signature": {
                     *         "by": "Dr. Meera Iyer",
                     *         "at": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "contentHash": "hG7dY2b9fK4nP1sV6wX8zA3cE5gJ0lQmRtUoIyTrEwQ",
                     *       "verificationCode": "7K2M-Q4XD-93TB",
                     *       "revokedReason": "text",
                     *       "overrideReason": "text",
                     *       "warnings": [],
                     *       "obstacles": [
                     *         {
                     *           "medication": 1,
                     *           "reason": "not_listed",
                     *           "message": "text"
                     *         }
                     *       ],
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Prescription"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InvalidTransition"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "name": "Sanjivani Pharmacy, counter check",
                     *           "scopes": [
                     *             "doctors:read"
                     *           ],
                     *           "prefix": "amr_live_4fGh2KqZ",
                     *           "status": "active",
                     *           "createdBy": {
                     *             "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *             "name": "Asha Rao"
                     *           },
                     *           "createdAt": "2027-01-31T04:30:00.000Z",
                     *           "expiresAt": "2027-01-31T04:30:00.000Z",
                     *           "lastUsedAt": "2027-01-31T04:30:00.000Z",
                     *           "revokedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": "WyIyMDI3LTAxLTMxIl0.kY2d0pQm1sXv8rTqLw3aZe"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Sanjivani Pharmacy, counter check",
                 *       "scopes": [
                 *         "prescriptions:verify"
                 *       ],
                 *       "expiresAt": "2027-01-31T00:00:00+05:30"
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "name": "Sanjivani Pharmacy, counter check",
                     *       "scopes": [
                     *         "doctors:read"
                     *       ],
                     *       "prefix": "amr_live_4fGh2KqZ",
                     *       "status": "active",
                     *       "createdBy": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Asha Rao"
                     *       },
                     *       "createdAt": "2027-01-31T04:30:00.000Z",
                     *       "expiresAt": "2027-01-31T04:30:00.000Z",
                     *       "lastUsedAt": "2027-01-31T04:30:00.000Z",
                     *       "revokedAt": null,
                     *       "apiKey": "amr_live_4fGh2KqZ_0000000000000000000000000000000000000000000EXAMPLE"
                     *     }
                     */
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readOwnApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "name": "Sanjivani Pharmacy, counter check",
                     *       "scopes": [
                     *         "doctors:read"
                     *       ],
                     *       "prefix": "amr_live_4fGh2KqZ",
                     *       "expiresAt": "2027-01-31T04:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OwnApiKey"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. The answer has no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readDashboard: {
        parameters: {
            query?: {
                /** @description Start, included: an instant, or a date, which starts at its first moment in `timeZone`. If left out, the period is the last 30 dates up to `to`. */
                from?: string;
                /** @description End: an instant, excluded, or a date, included to its last moment. Now if left out. At most two years after `from`. */
                to?: string;
                /** @description The IANA zone of dates, weeks and months */
                timeZone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": {
                     *         "from": "2027-01-31T04:30:00.000Z",
                     *         "to": "2027-01-31T04:30:00.000Z",
                     *         "timeZone": "Asia/Kolkata"
                     *       },
                     *       "consultations": {
                     *         "total": 1,
                     *         "byStatus": {
                     *           "pending_payment": 1,
                     *           "scheduled": 1,
                     *           "in_progress": 1,
                     *           "completed": 1,
                     *           "cancelled": 1,
                     *           "no_show": 1,
                     *           "expired": 1
                     *         },
                     *         "byMode": {
                     *           "video": 1,
                     *           "audio": 1,
                     *           "text": 1
                     *         },
                     *         "first": 1,
                     *         "followUp": 1,
                     *         "bookings": 1,
                     *         "completionRate": 1,
                     *         "cancellationRate": 1,
                     *         "noShowRate": 1
                     *       },
                     *       "activePatients": 1,
                     *       "activeDoctors": 1,
                     *       "registrations": {
                     *         "patients": 1,
                     *         "doctors": 1
                     *       },
                     *       "rating": {
                     *         "average": 4.6,
                     *         "count": 41
                     *       },
                     *       "revenue": {
                     *         "payments": 1,
                     *         "gross": 1,
                     *         "refunded": 1,
                     *         "refundDue": 1,
                     *         "net": 1,
                     *         "currency": "INR",
                     *         "refunds": "Money belongs to the moment it was paid. A refund, paid out or owed, lowers the net of the period in which the payment came, not of the one in which it is given back."
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readConsultationTrends: {
        parameters: {
            query?: {
                /** @description Start, included: an instant, or a date, which starts at its first moment in `timeZone`. If left out, the period is the last 30 dates up to `to`. */
                from?: string;
                /** @description End: an instant, excluded, or a date, included to its last moment. Now if left out. At most two years after `from`. */
                to?: string;
                /** @description The IANA zone of dates, weeks and months */
                timeZone?: string;
                /** @description Length of a bucket: a local date, a week from Monday, or a calendar month. At most 400 buckets */
                interval?: components["schemas"]["Interval"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": {
                     *         "from": "2027-01-31T04:30:00.000Z",
                     *         "to": "2027-01-31T04:30:00.000Z",
                     *         "timeZone": "Asia/Kolkata"
                     *       },
                     *       "interval": "day",
                     *       "data": [
                     *         {
                     *           "startsOn": "2026-01-31",
                     *           "from": "2027-01-31T04:30:00.000Z",
                     *           "to": "2027-01-31T04:30:00.000Z",
                     *           "isPartial": false,
                     *           "total": 1,
                     *           "byStatus": {
                     *             "pending_payment": 1,
                     *             "scheduled": 1,
                     *             "in_progress": 1,
                     *             "completed": 1,
                     *             "cancelled": 1,
                     *             "no_show": 1,
                     *             "expired": 1
                     *           },
                     *           "byMode": {
                     *             "video": 1,
                     *             "audio": 1,
                     *             "text": 1
                     *           },
                     *           "first": 1,
                     *           "followUp": 1,
                     *           "bookings": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConsultationTrends"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readRevenueTrends: {
        parameters: {
            query?: {
                /** @description Start, included: an instant, or a date, which starts at its first moment in `timeZone`. If left out, the period is the last 30 dates up to `to`. */
                from?: string;
                /** @description End: an instant, excluded, or a date, included to its last moment. Now if left out. At most two years after `from`. */
                to?: string;
                /** @description The IANA zone of dates, weeks and months */
                timeZone?: string;
                /** @description Length of a bucket: a local date, a week from Monday, or a calendar month. At most 400 buckets */
                interval?: components["schemas"]["Interval"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": {
                     *         "from": "2027-01-31T04:30:00.000Z",
                     *         "to": "2027-01-31T04:30:00.000Z",
                     *         "timeZone": "Asia/Kolkata"
                     *       },
                     *       "interval": "day",
                     *       "currency": "INR",
                     *       "refunds": "Money belongs to the moment it was paid. A refund, paid out or owed, lowers the net of the period in which the payment came, not of the one in which it is given back.",
                     *       "data": [
                     *         {
                     *           "startsOn": "2026-01-31",
                     *           "from": "2027-01-31T04:30:00.000Z",
                     *           "to": "2027-01-31T04:30:00.000Z",
                     *           "isPartial": false,
                     *           "payments": 1,
                     *           "gross": 1,
                     *           "refunded": 1,
                     *           "refundDue": 1,
                     *           "net": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RevenueTrends"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readTopDoctors: {
        parameters: {
            query?: {
                /** @description Start, included: an instant, or a date, which starts at its first moment in `timeZone`. If left out, the period is the last 30 dates up to `to`. */
                from?: string;
                /** @description End: an instant, excluded, or a date, included to its last moment. Now if left out. At most two years after `from`. */
                to?: string;
                /** @description The IANA zone of dates, weeks and months */
                timeZone?: string;
                /** @description What the doctors are sorted by: completed consultations, the average rating given in the period (doctors with fewer than five ratings come after all others), or net revenue */
                by?: "completed" | "rating" | "revenue";
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "period": {
                     *         "from": "2027-01-31T04:30:00.000Z",
                     *         "to": "2027-01-31T04:30:00.000Z",
                     *         "timeZone": "Asia/Kolkata"
                     *       },
                     *       "currency": "INR",
                     *       "refunds": "Money belongs to the moment it was paid. A refund, paid out or owed, lowers the net of the period in which the payment came, not of the one in which it is given back.",
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "name": "Dr. Meera Iyer",
                     *           "city": "Mysuru",
                     *           "specializations": [
                     *             "Kayachikitsa"
                     *           ],
                     *           "completed": 1,
                     *           "rating": {
                     *             "average": 4.6,
                     *             "count": 41
                     *           },
                     *           "revenue": {
                     *             "payments": 1,
                     *             "gross": 1,
                     *             "refunded": 1,
                     *             "refundDue": 1,
                     *             "net": 1
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TopDoctors"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuditLogs: {
        parameters: {
            query?: {
                /** @description Who acted */
                actorId?: string;
                /** @description What was done */
                action?: string;
                resourceType?: string;
                /** @description The id of the thing that was read or changed */
                resourceId?: string;
                from?: string;
                to?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "at": "2027-01-31T04:30:00.000Z",
                     *           "actorId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "actorName": "Meera Iyer",
                     *           "actorRole": "doctor",
                     *           "action": "consultation.read",
                     *           "resourceType": "consultation",
                     *           "resourceId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "outcome": "success",
                     *           "reason": "text",
                     *           "requestId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a00",
                     *           "address": "4 Temple Road, Mysuru, Karnataka, 570001",
                     *           "patientId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "details": {}
                     *         }
                     *       ],
                     *       "nextCursor": "WyIyMDI3LTAxLTMxIl0.kY2d0pQm1sXv8rTqLw3aZe"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditLogPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportAuditLogs: {
        parameters: {
            query?: {
                /** @description Who acted */
                actorId?: string;
                /** @description What was done */
                action?: string;
                resourceType?: string;
                /** @description The id of the thing that was read or changed */
                resourceId?: string;
                from?: string;
                to?: string;
                format?: "ndjson" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listEmergencyAccess: {
        parameters: {
            query?: {
                /** @description UUIDv7 */
                patientId?: string;
                state?: "open" | "past";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "admin": {
                     *             "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *             "name": "Dr. Meera Iyer"
                     *           },
                     *           "patient": {
                     *             "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *             "name": "Asha Rao"
                     *           },
                     *           "reason": "text",
                     *           "openedAt": "2027-01-31T04:30:00.000Z",
                     *           "expiresAt": "2027-01-31T04:30:00.000Z",
                     *           "endedAt": "2027-01-31T04:30:00.000Z",
                     *           "isOpen": false
                     *         }
                     *       ],
                     *       "nextCursor": "WyIyMDI3LTAxLTMxIl0.kY2d0pQm1sXv8rTqLw3aZe"
                     *     }
                     */
                    "application/json": components["schemas"]["EmergencyAccessPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    openEmergencyAccess: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "consultationId": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                 *       "reason": "Patient collapsed, the hospital asks for current medicines"
                 *     }
                 */
                "application/json": components["schemas"]["OpenEmergencyAccessRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "admin": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Dr. Meera Iyer"
                     *       },
                     *       "patient": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Asha Rao"
                     *       },
                     *       "reason": "text",
                     *       "openedAt": "2027-01-31T04:30:00.000Z",
                     *       "expiresAt": "2027-01-31T04:30:00.000Z",
                     *       "endedAt": "2027-01-31T04:30:00.000Z",
                     *       "isOpen": false
                     *     }
                     */
                    "application/json": components["schemas"]["EmergencyAccess"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["AlreadyExists"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    endEmergencyAccess: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *       "admin": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Dr. Meera Iyer"
                     *       },
                     *       "patient": {
                     *         "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *         "name": "Asha Rao"
                     *       },
                     *       "reason": "text",
                     *       "openedAt": "2027-01-31T04:30:00.000Z",
                     *       "expiresAt": "2027-01-31T04:30:00.000Z",
                     *       "endedAt": "2027-01-31T04:30:00.000Z",
                     *       "isOpen": false
                     *     }
                     */
                    "application/json": components["schemas"]["EmergencyAccess"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InvalidTransition"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyMismatchOrInvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    readAuditState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "seals": 1,
                     *       "newest": {
                     *         "seq": 1,
                     *         "mac": "text",
                     *         "sealedAt": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "unsealed": {
                     *         "rows": 1,
                     *         "oldestAt": "2027-01-31T04:30:00.000Z"
                     *       },
                     *       "check": {
                     *         "at": "2027-01-31T04:30:00.000Z",
                     *         "throughSeq": 1,
                     *         "findings": 1
                     *       },
                     *       "wholeCheckAt": "2027-01-31T04:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditState"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRecordAccess: {
        parameters: {
            query?: {
                /** @description The patient whose record it is; the account's own patient if left out */
                patientId?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *           "at": "2027-01-31T04:30:00.000Z",
                     *           "who": {
                     *             "name": "Dr. Meera Iyer",
                     *             "role": "doctor"
                     *           },
                     *           "kind": "opened",
                     *           "resourceType": "consultation",
                     *           "consultation": {
                     *             "id": "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01",
                     *             "startsAt": "2027-01-31T04:30:00.000Z",
                     *             "doctorName": "Dr. Meera Iyer"
                     *           },
                     *           "reason": "text",
                     *           "expiresAt": "2027-01-31T04:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": "WyIyMDI3LTAxLTMxIl0.kY2d0pQm1sXv8rTqLw3aZe"
                     *     }
                     */
                    "application/json": components["schemas"]["RecordAccessPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrMfaSetupRequired"];
            422: components["responses"]["InvalidInput"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
}
